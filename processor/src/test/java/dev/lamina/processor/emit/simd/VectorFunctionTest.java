package dev.lamina.processor.emit.simd;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.math.FloatMath;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The generated vector functions against {@link FloatMath}, bit by bit: every 1021st float and all neighbours of the
 * break points; {@code -Dlamina.sweep.stride=1} compares all. Where the vector module is missing, it fails.
 */
class VectorFunctionTest {
    private static final int STRIDE = Integer.getInteger("lamina.sweep.stride", 1021);
    private static final int BLOCK = 4096;
    /** HotSpot's FreqInlineSize. */
    private static final int INLINE_LIMIT = 325;

    private static final String VECTOR_PACKAGE = "jdk.incubator.vector";
    private static final ClassName FLOAT_VECTOR = ClassName.get(VECTOR_PACKAGE, "FloatVector");

    @TempDir
    private static Path directory;

    private static URLClassLoader loader;

    @FunctionalInterface
    interface FloatUnaryOperator {
        float apply(float x);
    }

    enum Twin {
        EXP(VectorFunction.EXP, FloatMath::exp),
        LOG(VectorFunction.LOG, FloatMath::log),
        LOG1P(VectorFunction.LOG1P, FloatMath::log1p),
        TANH(VectorFunction.TANH, FloatMath::tanh),
        ERF(VectorFunction.ERF, FloatMath::erf),
        SIGMOID(VectorFunction.SIGMOID, FloatMath::sigmoid),
        SOFTPLUS(VectorFunction.SOFTPLUS, FloatMath::softplus),
        ELU(VectorFunction.ELU, FloatMath::elu);

        final VectorFunction vector;
        final FloatUnaryOperator scalar;

        Twin(VectorFunction vector, FloatUnaryOperator scalar) {
            this.vector = vector;
            this.scalar = scalar;
        }

        BiConsumer<float[], float[]> kernel() throws ReflectiveOperationException {
            @SuppressWarnings("unchecked")
            BiConsumer<float[], float[]> kernel =
                    (BiConsumer<float[], float[]>) Class.forName("twins.Vectors$" + name(), true, loader)
                            .getDeclaredConstructor()
                            .newInstance();
            return kernel;
        }
    }

    @BeforeAll
    static void compileTheTwins() throws Exception {
        Path source = directory.resolve("Vectors.java");
        Files.writeString(source, source());
        List<String> options = new ArrayList<>(List.of("-d", directory.toString(), "-nowarn"));
        options.addAll(List.of("--release", "17", "--add-modules", VECTOR_PACKAGE));
        options.addAll(List.of("-proc:none", "-cp", System.getProperty("java.class.path"), source.toString()));
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new));
        assertThat(status).as("exit status of javac").isZero();
        loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, VectorFunctionTest.class.getClassLoader());
    }

    @AfterAll
    static void close() throws Exception {
        loader.close();
    }

    /** A class with all functions and, for each public one, a nested kernel that applies it to an array. */
    private static String source() {
        TypeName species =
                ParameterizedTypeName.get(ClassName.get(VECTOR_PACKAGE, "VectorSpecies"), TypeName.FLOAT.box());
        TypeSpec.Builder type = TypeSpec.classBuilder("Vectors")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(FieldSpec.builder(species, VectorFunction.SPECIES)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.SPECIES_PREFERRED", FLOAT_VECTOR)
                        .build());
        for (Twin twin : Twin.values()) {
            type.addType(TypeSpec.classBuilder(twin.name())
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .addSuperinterface(ParameterizedTypeName.get(BiConsumer.class, float[].class, float[].class))
                    .addMethod(MethodSpec.methodBuilder("accept")
                            .addAnnotation(Override.class)
                            .addModifiers(Modifier.PUBLIC)
                            .addParameter(float[].class, "x")
                            .addParameter(float[].class, "y")
                            .beginControlFlow("for (int i = 0; i < x.length; i += SPECIES.length())")
                            .addStatement(
                                    "$L($T.fromArray(SPECIES, x, i)).intoArray(y, i)",
                                    twin.vector.methodName(),
                                    FLOAT_VECTOR)
                            .endControlFlow()
                            .build())
                    .build());
        }
        type.addMethods(VectorFunction.methods(
                Stream.of(Twin.values()).map(twin -> twin.vector).toList()));
        return JavaFile.builder("twins", type.build()).build().toString();
    }

    @ParameterizedTest
    @EnumSource
    void givesTheBitsOfItsScalarTwin(Twin twin) throws Exception {
        BiConsumer<float[], float[]> kernel = twin.kernel();
        float[] x = new float[BLOCK];
        float[] y = new float[BLOCK];
        for (long first = 0; first < 1L << 32; first += (long) STRIDE * BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                x[i] = Float.intBitsToFloat((int) (first + (long) STRIDE * i));
            }
            compare(twin, kernel, x, y);
        }
        float[] edges = {
            0f,
            1f,
            2f,
            4f,
            12f,
            9.01f,
            16.6f,
            88f,
            88.7228f,
            87.33f,
            103.97f,
            104f,
            Float.MIN_NORMAL,
            0.70710677f,
            1.4142135f,
            0.34657359f,
            5.9604645e-8f,
            3.83f,
            Float.POSITIVE_INFINITY,
            Float.NaN
        };
        for (float edge : edges) {
            for (int sign = 0; sign <= 1; sign++) {
                int middle = Float.floatToRawIntBits(edge) | sign << 31;
                for (int i = 0; i < BLOCK; i++) {
                    x[i] = Float.intBitsToFloat(middle + i - BLOCK / 2);
                }
                compare(twin, kernel, x, y);
            }
        }
    }

    private static void compare(Twin twin, BiConsumer<float[], float[]> kernel, float[] x, float[] y) {
        kernel.accept(x, y);
        for (int i = 0; i < x.length; i++) {
            float expected = twin.scalar.apply(x[i]);
            if (Float.floatToIntBits(y[i]) != Float.floatToIntBits(expected)) {
                assertThat(y[i]).as("%s(%s), lane %d", twin, x[i], i).isEqualTo(expected);
            }
        }
    }

    /** Vectors must live in registers: after the warm-up a kernel allocates nothing. */
    @ParameterizedTest
    @EnumSource
    void allocatesNothingOnceCompiled(Twin twin) throws Exception {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        BiConsumer<float[], float[]> kernel = twin.kernel();
        float[] x = new float[BLOCK];
        float[] y = new float[BLOCK];
        long thread = Thread.currentThread().getId();
        long end = System.nanoTime() + 30_000_000_000L;
        long allocated = Long.MAX_VALUE;
        while (allocated != 0 && System.nanoTime() < end) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 1_000; i++) {
                kernel.accept(x, y);
            }
            allocated = threads.getThreadAllocatedBytes(thread) - before;
        }
        assertThat(allocated).as("bytes in 1,000 calls").isZero();
    }

    @Test
    void everyMethodIsSmallEnoughToBeInlined() throws Exception {
        List<String> seen = new ArrayList<>();
        byte[] bytes = Files.readAllBytes(directory.resolve("twins/Vectors.class"));
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return new MethodVisitor(
                                        Opcodes.ASM9,
                                        super.visitMethod(access, name, descriptor, signature, exceptions)) {
                                    @Override
                                    public void visitMaxs(int stack, int locals) {
                                        Label end = new Label();
                                        visitLabel(end);
                                        super.visitMaxs(stack, locals);
                                        seen.add(name);
                                        assertThat(end.getOffset())
                                                .as("bytes of %s", name)
                                                .isBetween(1, INLINE_LIMIT);
                                    }
                                };
                            }
                        },
                        0);
        assertThat(seen).contains("exp", "log", "log1p", "tanh", "erf", "sigmoid", "softplus", "elu");
    }

    @Test
    void neededFunctionsComeAlongOnce() {
        assertThat(VectorFunction.SOFTPLUS.needs()).containsExactly(VectorFunction.EXP);
        assertThat(VectorFunction.EXP.needs()).isEmpty();
        assertThat(VectorFunction.methods(List.of(VectorFunction.TANH, VectorFunction.SIGMOID, VectorFunction.ERF)))
                .extracting(MethodSpec::name)
                .containsExactly("expm1", "exp", "tanh", "erf", "sigmoid");
    }

    @Test
    void nothingIsEmittedForNothing() {
        assertThat(VectorFunction.methods(Set.of())).isEmpty();
    }
}
