package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.emit.simd.VectorFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The small methods that several kernels of a class share. */
final class Helpers {
    private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);
    private static final ClassName FLOAT_VECTOR = ClassName.get("jdk.incubator.vector", "FloatVector");

    private Helpers() {}

    /** The methods of the given names, in a fixed order. */
    static List<MethodSpec> methods(Set<String> names) {
        List<MethodSpec> methods = new ArrayList<>();
        add(methods, names, "accumulate", Helpers::accumulate);
        add(methods, names, "accumulate8", Helpers::accumulate8);
        add(methods, names, "accumulateLanes", Helpers::accumulateLanes);
        add(methods, names, "logSum", Helpers::logSum);
        add(methods, names, "oneHot", Helpers::oneHot);
        add(methods, names, "taps", Helpers::taps);
        List<VectorFunction> functions = Arrays.stream(VectorFunction.values())
                .filter(function -> names.contains(function.methodName()))
                .toList();
        methods.addAll(VectorFunction.methods(functions));
        return methods;
    }

    private static void add(
            List<MethodSpec> methods, Set<String> names, String name, java.util.function.Supplier<MethodSpec> method) {
        if (names.contains(name)) {
            methods.add(method.get());
        }
    }

    private static MethodSpec.Builder method(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(result);
    }

    private static MethodSpec accumulate() {
        Body body = new Body()
                .begin("for (int j = 0; j < width; j++)")
                .line("sum[j] = Math.fma(a, row[j], sum[j])")
                .end();
        return method("accumulate", TypeName.VOID)
                .addJavadoc("Adds a multiple of a row to a sum.")
                .addParameter(FLOATS, "sum")
                .addParameter(TypeName.INT, "width")
                .addParameter(FLOATS, "row")
                .addParameter(TypeName.FLOAT, "a")
                .addCode(body.build())
                .build();
    }

    private static MethodSpec accumulate8() {
        MethodSpec.Builder method = method("accumulate8", TypeName.VOID)
                .addJavadoc(
                        "Adds multiples of eight rows to a sum, one after the other. All arrays share one index, so the"
                                + " JVM vectorises the loop.")
                .addParameter(FLOATS, "sum")
                .addParameter(TypeName.INT, "width");
        for (int i = 0; i < 8; i++) {
            method.addParameter(FLOATS, "row" + i);
        }
        for (int i = 0; i < 8; i++) {
            method.addParameter(TypeName.FLOAT, "a" + i);
        }
        Body body = new Body()
                .begin("for (int j = 0; j < width; j++)")
                .line("float first = Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j],"
                        + " Math.fma(a0, row0[j], sum[j]))))")
                .line("sum[j] = Math.fma(a7, row7[j], Math.fma(a6, row6[j], Math.fma(a5, row5[j],"
                        + " Math.fma(a4, row4[j], first))))")
                .end();
        return method.addCode(body.build()).build();
    }

    private static MethodSpec accumulateLanes() {
        Body body = new Body();
        for (int lane = 0; lane < 16; lane++) {
            body.line("float s" + lane + " = sums[at + " + lane + "]");
        }
        body.begin("for (int p = 0; p < count; p += 16)");
        for (int lane = 0; lane < 16; lane++) {
            body.line("s" + lane + " = Math.fma(a[i + p + " + lane + "], b[j + p + " + lane + "], s" + lane + ")");
        }
        body.end();
        for (int lane = 0; lane < 16; lane++) {
            body.line("sums[at + " + lane + "] = s" + lane);
        }
        return method("accumulateLanes", TypeName.VOID)
                .addJavadoc("Adds the products of two runs of numbers to 16 sums, element p to sum p mod 16.")
                .addParameter(FLOATS, "sums")
                .addParameter(TypeName.INT, "at")
                .addParameter(FLOATS, "a")
                .addParameter(TypeName.INT, "i")
                .addParameter(FLOATS, "b")
                .addParameter(TypeName.INT, "j")
                .addParameter(TypeName.INT, "count")
                .addCode(body.build())
                .build();
    }

    private static MethodSpec logSum() {
        Body body = new Body()
                .line("float max = Math.max(Math.max(a, b), c)")
                .begin("if (max == Float.NEGATIVE_INFINITY)")
                .line("return max")
                .end()
                .line("return max + FloatMath.log(FloatMath.exp(a - max) + FloatMath.exp(b - max)"
                        + " + FloatMath.exp(c - max))");
        return method("logSum", TypeName.FLOAT)
                .addJavadoc("The logarithm of the sum of three numbers whose logarithms are given.")
                .addParameter(TypeName.FLOAT, "a")
                .addParameter(TypeName.FLOAT, "b")
                .addParameter(TypeName.FLOAT, "c")
                .addCode(body.build())
                .build();
    }

    private static MethodSpec oneHot() {
        Body body = new Body()
                .line("FloatVector lane = FloatVector.fromArray(SPECIES, LANE_NUMBERS, 0)")
                .line("return FloatVector.zero(SPECIES).blend(1f, lane.compare(VectorOperators.EQ, (float) position))");
        return method("oneHot", FLOAT_VECTOR)
                .addJavadoc("1 in the lane of the given position, 0 in the others.")
                .addParameter(TypeName.INT, "position")
                .addCode(body.build())
                .build();
    }

    private static MethodSpec taps() {
        Body body = new Body()
                .line("int[] taps = new int[channels * kernelV * kernelH]")
                .begin("for (int k = 0; k < taps.length; k++)")
                .line("int down = k / kernelH % kernelV * dilationV")
                .line("int across = k % kernelH * dilationH")
                .line("int phase = down % strideV * strideH + across % strideH")
                .line("int plane = k / kernelH / kernelV * strideV * strideH + phase")
                .line("taps[k] = (plane * height + down / strideV) * width + across / strideH")
                .end()
                .line("return taps");
        MethodSpec.Builder method = method("taps", ArrayTypeName.of(TypeName.INT))
                .addJavadoc(
                        "Where in a padded image of the given height and width each element of a kernel meets the first"
                                + " output.");
        for (String parameter : List.of(
                "channels", "kernelV", "kernelH", "dilationV", "dilationH", "strideV", "strideH", "height", "width")) {
            method.addParameter(TypeName.INT, parameter);
        }
        return method.addCode(body.build()).build();
    }
}
