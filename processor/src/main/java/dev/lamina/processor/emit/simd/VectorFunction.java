package dev.lamina.processor.emit.simd;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/**
 * The functions of the runtime's {@code FloatMath} as methods over {@code FloatVector}, for generated SIMD classes.
 *
 * <p>Each does, lane by lane, the operations of its scalar namesake in the same order and with the same constants, so
 * it gives the same bits; whoever changes one changes the other. The class that receives a method needs a constant
 * {@value #SPECIES} of type {@code VectorSpecies<Float>}.
 *
 * <p>What shapes the code, as measured on JDK 17 and 25:
 *
 * <ul>
 *   <li>A vector that crosses a real call becomes an allocated object, so every call must be inlined. C2 inlines methods
 *       of up to 325 bytes, but none any more once a compilation has 18,000 nodes (NodeCountInliningCutoff), and a vector
 *       operation costs hundreds; only the JDK's {@code @ForceInline} methods are exempt. One function alone takes 12,000
 *       to 16,000. So functions call few others and call those early, and one generated method calls one of them.
 *   <li>A broadcast in place is faster than a vector in a static field; compare and blend are faster than min and max.
 *   <li>Shifting bit patterns as an {@code IntVector} of the same size is cheap and doesn't disturb the speed of matrix
 *       products in the same JVM.
 * </ul>
 */
public enum VectorFunction {
    /** {@code expm1(x)}: e to the power of x, minus 1, for {@code -87 <= x < 88}. */
    EXPM1("expm1", "x", """
            FloatVector shifted = x.fma(
                    splat(FloatMath.LOG2_E),
                    splat(FloatMath.ROUND_BIASED));
            FloatVector n = shifted.sub(FloatMath.ROUND_BIASED);
            FloatVector r = n.fma(splat(-FloatMath.LN2_HIGH), x);
            r = n.fma(splat(-FloatMath.LN2_LOW), r);
            FloatVector p = splat(FloatMath.EXPM1_5);
            p = p.fma(r, splat(FloatMath.EXPM1_4));
            p = p.fma(r, splat(FloatMath.EXPM1_3));
            p = p.fma(r, splat(FloatMath.EXPM1_2));
            p = p.fma(r, splat(FloatMath.EXPM1_1));
            p = p.fma(r, splat(FloatMath.EXPM1_0));
            p = p.fma(r.mul(r), r);
            // 2^n: its biased exponent is in the low bits of shifted
            FloatVector scale = shifted.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, FloatMath.FRACTION_BITS)
                    .reinterpretAsFloats();
            return scale.fma(p, scale.sub(1f));
            """),

    /** {@code logOf(f, k)}: ln(2^k (1 + f)). */
    LOG_OF("logOf", "f, k", """
            FloatVector p = splat(FloatMath.LOG_7);
            p = p.fma(f, splat(FloatMath.LOG_6));
            p = p.fma(f, splat(FloatMath.LOG_5));
            p = p.fma(f, splat(FloatMath.LOG_4));
            p = p.fma(f, splat(FloatMath.LOG_3));
            p = p.fma(f, splat(FloatMath.LOG_2));
            p = p.fma(f, splat(FloatMath.LOG_1));
            p = p.fma(f, splat(FloatMath.LOG_0));
            p = p.fma(f, splat(-0.5f)).mul(f.mul(f));
            FloatVector tail = k.fma(splat(FloatMath.LN2_LOW), p);
            return k.fma(splat(FloatMath.LN2_HIGH), tail.add(f));
            """),

    /** {@code exp(x)}: e to the power of x. */
    EXP("exp", "x", """
            FloatVector n = x.fma(
                    splat(FloatMath.LOG2_E),
                    splat(FloatMath.ROUND));
            n = n.sub(FloatMath.ROUND);
            FloatVector r = n.fma(splat(-FloatMath.LN2_HIGH), x);
            r = n.fma(splat(-FloatMath.LN2_LOW), r);
            FloatVector p = splat(FloatMath.EXP_4);
            p = p.fma(r, splat(FloatMath.EXP_3));
            p = p.fma(r, splat(FloatMath.EXP_2));
            p = p.fma(r, splat(FloatMath.EXP_1));
            p = p.fma(r, splat(FloatMath.EXP_0));
            p = p.fma(r.mul(r), r).add(1f);
            // 2^n as the product of two powers: their biased exponents are in the low bits of half and rest
            FloatVector half = n.fma(
                    splat(0.5f),
                    splat(FloatMath.ROUND_BIASED));
            FloatVector rest = n.sub(half.sub(FloatMath.ROUND_BIASED)).add(FloatMath.ROUND_BIASED);
            FloatVector y = p.mul(half.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, FloatMath.FRACTION_BITS)
                    .reinterpretAsFloats());
            y = y.mul(rest.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, FloatMath.FRACTION_BITS)
                    .reinterpretAsFloats());
            y = y.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, FloatMath.EXP_MAX));
            return y.blend(0f, x.compare(VectorOperators.LT, FloatMath.EXP_MIN));
            """),

    /** {@code log(x)}: natural logarithm. */
    LOG("log", "x", """
            VectorMask<Float> subnormal = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
            IntVector bits = x.blend(x.mul(FloatMath.SUBNORMAL_SCALE), subnormal).reinterpretAsInts();
            IntVector k = bits.sub(FloatMath.SQRT_HALF_BITS)
                    .lanewise(VectorOperators.ASHR, FloatMath.FRACTION_BITS);
            IntVector fraction = bits.sub(k.lanewise(VectorOperators.LSHL, FloatMath.FRACTION_BITS));
            FloatVector f = fraction.reinterpretAsFloats().sub(1f);
            FloatVector exponent = k.add(FloatMath.ROUND_BITS).reinterpretAsFloats().sub(FloatMath.ROUND);
            exponent = exponent.blend(exponent.sub(FloatMath.FRACTION_BITS), subnormal);
            FloatVector y = logOf(f, exponent);
            y = y.blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0f));
            y = y.blend(Float.NaN, x.compare(VectorOperators.LT, 0f));
            return x.blend(y, x.compare(VectorOperators.LT, Float.POSITIVE_INFINITY));
            """, LOG_OF),

    /** {@code log1p(x)}: ln(1 + x). */
    LOG1P("log1p", "x", """
            FloatVector u = x.add(1f);
            FloatVector lost = x.sub(u.sub(1f));
            IntVector bits = u.reinterpretAsInts();
            IntVector k = bits.sub(FloatMath.SQRT_HALF_BITS)
                    .lanewise(VectorOperators.ASHR, FloatMath.FRACTION_BITS);
            IntVector fraction = bits.sub(k.lanewise(VectorOperators.LSHL, FloatMath.FRACTION_BITS));
            FloatVector scale = fraction.sub(bits).add(FloatMath.TWO_BITS).reinterpretAsFloats();
            FloatVector f = lost.mul(0.5f).fma(scale, fraction.reinterpretAsFloats().sub(1f));
            FloatVector exponent = k.add(FloatMath.ROUND_BITS).reinterpretAsFloats().sub(FloatMath.ROUND);
            FloatVector y = logOf(f, exponent);
            y = y.blend(x, u.compare(VectorOperators.EQ, 1f));
            y = y.blend(Float.NEGATIVE_INFINITY, u.compare(VectorOperators.EQ, 0f));
            y = y.blend(Float.NaN, u.compare(VectorOperators.LT, 0f));
            return u.blend(y, u.compare(VectorOperators.LT, Float.POSITIVE_INFINITY));
            """, LOG_OF),

    /** {@code tanh(x)}: hyperbolic tangent. */
    TANH("tanh", "x", """
            FloatVector a = x.abs();
            FloatVector t = expm1(a.add(a));
            FloatVector y = t.div(t.add(2f));
            y = y.blend(1f, a.compare(VectorOperators.GT, FloatMath.TANH_MAX));
            IntVector sign = x.reinterpretAsInts().lanewise(VectorOperators.XOR, a.reinterpretAsInts());
            return y.reinterpretAsInts().lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
            """, EXPM1),

    /** {@code erf(x)}: the error function. */
    ERF("erf", "x", """
            FloatVector a = x.abs();
            FloatVector p = splat(FloatMath.ERF_8);
            p = p.fma(a, splat(FloatMath.ERF_7));
            p = p.fma(a, splat(FloatMath.ERF_6));
            p = p.fma(a, splat(FloatMath.ERF_5));
            p = p.fma(a, splat(FloatMath.ERF_4));
            p = p.fma(a, splat(FloatMath.ERF_3));
            p = p.fma(a, splat(FloatMath.ERF_2));
            p = p.fma(a, splat(FloatMath.ERF_1));
            p = p.fma(a, splat(FloatMath.ERF_0_LOW));
            FloatVector y = expm1(splat(FloatMath.ERF_0).fma(a, p.mul(a))).abs();
            y = y.blend(1f, a.compare(VectorOperators.GT, FloatMath.ERF_MAX));
            IntVector sign = x.reinterpretAsInts().lanewise(VectorOperators.XOR, a.reinterpretAsInts());
            return y.reinterpretAsInts().lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
            """, EXPM1),

    /** {@code sigmoid(x)}: logistic function. */
    SIGMOID("sigmoid", "x", """
            FloatVector e = exp(x.abs().neg());
            FloatVector one = splat(1f);
            return one.blend(e, x.compare(VectorOperators.LT, 0f)).div(e.add(1f));
            """, EXP),

    /** {@code softplus(x)}: ln(1 + e^x). */
    SOFTPLUS("softplus", "x", """
            FloatVector e = exp(x.abs().neg());
            // ln(1 + e)
            FloatVector s = e.div(e.add(2f));
            FloatVector z = s.mul(s);
            FloatVector p = splat(FloatMath.ATANH_3);
            p = p.fma(z, splat(FloatMath.ATANH_2));
            p = p.fma(z, splat(FloatMath.ATANH_1));
            p = p.fma(z, splat(FloatMath.ATANH_0));
            FloatVector l = s.neg().fma(z.neg().fma(p, e), e);
            FloatVector positive = splat(0f).blend(x, x.compare(VectorOperators.GT, 0f));
            return positive.add(l);
            """, EXP),

    /** {@code elu(x)}: x for {@code x > 0}, else e^x - 1. */
    ELU("elu", "x", """
            FloatVector e = expm1(x.blend(
                    FloatMath.EXPM1_MIN,
                    x.compare(VectorOperators.LT, FloatMath.EXPM1_MIN)));
            return e.blend(x, x.compare(VectorOperators.GT, 0f));
            """, EXPM1);

    /** Name of the constant of type {@code VectorSpecies<Float>} that the generated class must have. */
    public static final String SPECIES = "SPECIES";

    private static final String VECTOR_PACKAGE = "jdk.incubator.vector";
    private static final ClassName FLOAT_VECTOR = ClassName.get(VECTOR_PACKAGE, "FloatVector");
    private static final Map<String, ClassName> TYPES = Map.of(
            "FloatVector", FLOAT_VECTOR,
            "IntVector", ClassName.get(VECTOR_PACKAGE, "IntVector"),
            "VectorMask", ClassName.get(VECTOR_PACKAGE, "VectorMask"),
            "VectorOperators", ClassName.get(VECTOR_PACKAGE, "VectorOperators"),
            "FloatMath", ClassName.get("dev.lamina.math", "FloatMath"),
            "Float", ClassName.get(Float.class));
    private static final Pattern TYPE_NAME = Pattern.compile("\\b(" + String.join("|", TYPES.keySet()) + ")\\b");

    private final String methodName;
    private final String parameters;
    private final String body;
    private final List<VectorFunction> calls;

    VectorFunction(String methodName, String parameters, String body, VectorFunction... calls) {
        this.methodName = methodName;
        this.parameters = parameters;
        this.body = body;
        this.calls = List.of(calls);
    }

    /** The name under which generated code calls the function. */
    public String methodName() {
        return methodName;
    }

    /** The other functions that this one calls. */
    public Set<VectorFunction> needs() {
        EnumSet<VectorFunction> needs = EnumSet.noneOf(VectorFunction.class);
        for (VectorFunction called : calls) {
            needs.add(called);
            needs.addAll(called.needs());
        }
        return needs;
    }

    /** The function as a private static method from {@code FloatVector} to {@code FloatVector}. */
    public MethodSpec method() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addJavadoc("FloatMath.$L, lane by lane.\n", methodName)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(FLOAT_VECTOR);
        for (String parameter : parameters.split(", ")) {
            method.addParameter(FLOAT_VECTOR, parameter);
        }
        return method.addCode(code()).build();
    }

    /** The methods of some functions and of all that they need, each once, in a fixed order. */
    public static List<MethodSpec> methods(Collection<VectorFunction> used) {
        EnumSet<VectorFunction> all = EnumSet.noneOf(VectorFunction.class);
        for (VectorFunction function : used) {
            all.add(function);
            all.addAll(function.needs());
        }
        return all.stream().map(VectorFunction::method).toList();
    }

    /**
     * The body with type names as JavaPoet's references, so that the generated file imports them, and each
     * {@code splat(c)} as a broadcast.
     */
    private CodeBlock code() {
        String java = body.replace("splat(", "FloatVector.broadcast(" + SPECIES + ", ");
        Object[] types = TYPE_NAME
                .matcher(java)
                .results()
                .map(match -> TYPES.get(match.group()))
                .toArray();
        return CodeBlock.of(TYPE_NAME.matcher(java).replaceAll("\\$T"), types);
    }
}
