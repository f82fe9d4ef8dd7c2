package dev.lamina.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/**
 * Writes what a class of vector kernels runs when it is loaded: some of each kind of vector operator.
 *
 * <p>All operators of the Vector API pass through one small method of the JDK. If a program begins with many products of
 * one kind, HotSpot compiles that method for this kind alone; each later failure of the guess is kept in the method's
 * profile and counted again wherever it is inlined. On JDK 17 a kernel in which the count reaches 100 (PerMethodTrapLimit)
 * casts in a way that makes an object of every vector, for good. Having seen all kinds first, HotSpot doesn't guess.
 */
final class OperatorWarmUp {
    /** Enough for the JVM to have begun its profile; about 20 ms, once for all networks of a program. */
    private static final int TURNS = 100;

    private OperatorWarmUp() {}

    static void addTo(TypeSpec.Builder type) {
        type.addStaticBlock(CodeBlock.of("warmUpOperators();\n"));
        Body body = new Body()
                .line("float[] lanes = new float[LANES]")
                .begin("for (int turn = 0; turn < " + TURNS + "; turn++)")
                .line("FloatVector x = FloatVector.fromArray(SPECIES, lanes, 0)")
                .line("x = x.abs().neg().add(x).sub(1f).mul(x).div(x).max(x).min(x).fma(x, x).sqrt()")
                .line("FloatVector y = x.reinterpretAsInts().lanewise(VectorOperators.XOR, 3)"
                        + ".lanewise(VectorOperators.LSHL, 2).reinterpretAsFloats()")
                .line("x.blend(y, x.compare(VectorOperators.LT, 0f)).intoArray(lanes, 0)")
                .end();
        type.addMethod(MethodSpec.methodBuilder("warmUpOperators")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        "Shows the JVM all kinds of vector operators before the first kernel runs. If it first saw one"
                                + " kind only, it\nwould compile the Vector API for that one, and JDK 17 would later make objects"
                                + " of the vectors in large kernels.\n")
                .addCode(body.build())
                .build());
    }
}
