package dev.lamina.processor.frontend;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorReportingTest {
    @Test
    void allErrorsOfAModelComeInOneCompileInTheOrderOfTheSource() {
        Frontend read = Frontend.read("""
                @Model(batch = 0, className = "class")
                @Input(shape = {0, 28, -1})
                @Layer(name = "2a", conv2d = @Conv2d(filters = 8, kernel = 3), dense = @Dense(2), dropout = -1f)
                @Layer(name = "b", from = {"inputt", ""}, add = @Add, l2 = 0f / 0f)
                @Layer(name = "b")
                @Layer(name = "c", from = "c", activation = RELU, dropout = 0f / 0f)
                @Loss(value = MEAN_SQUARED_ERROR, from = "d")
                interface Net {}
                """);
        assertThat(read.findings())
                .containsExactly(
                        "1: [LAM-MODEL-05] batch is 0, but must be from 1 to 65536",
                        "1: [LAM-MODEL-06] className \"class\" can't be the name of a class",
                        "2: [LAM-SHAPE-02] input: shape [0,28,-1] has the size 0, but every size must be at least 1",
                        "2: [LAM-SHAPE-02] input: shape [0,28,-1] has the size -1, but every size must be at least 1",
                        "3: [LAM-GRAPH-01] the layer name \"2a\" is not a Java identifier",
                        "3: [LAM-LAYER-01] 2a: a layer has one operation, but this one has conv2d and dense",
                        "3: [LAM-LAYER-04] 2a: dropout is -1.0, but must be at least 0 and below 1",
                        "4: [LAM-GRAPH-06] layer 2 (b): there is no input or layer \"inputt\" to read from",
                        "4: [LAM-GRAPH-12] layer 2 (b): from has an empty name",
                        "4: [LAM-LAYER-05] layer 2 (b): l2 is NaN, but must be a finite number from 0",
                        "5: [LAM-LAYER-03] layer 3 (b): the layer does nothing, it has neither operation nor activation"
                                + " nor dropout",
                        "5: [LAM-GRAPH-03] the name \"b\" is taken by a layer above",
                        "6: [LAM-GRAPH-07] c: reading from \"c\" closes a cycle",
                        "6: [LAM-LAYER-04] c: dropout is NaN, but must be at least 0 and below 1",
                        "7: [LAM-LOSS-01] the loss reads from \"d\", but there is no such layer");
    }

    @Test
    void aCycleIsReportedOnceThoughSeveralOfItsLinksGoBackward() {
        Frontend read = Frontend.read("""
                @Input(shape = 8)
                @Layer(name = "a", from = "b", dense = @Dense(8), activation = RELU)
                @Layer(name = "b", from = "c", dense = @Dense(8), activation = RELU)
                @Layer(name = "c", from = "a", dense = @Dense(8))
                @Loss(MEAN_SQUARED_ERROR)
                interface Net {}
                """);
        assertThat(read.findings()).containsExactly("2: [LAM-GRAPH-07] a: reading from \"b\" closes a cycle");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Layer(name = UNKNOWN, dense = @Dense(2))",
                "@Layer(name = \"out\", dense = @Dense(UNKNOWN))",
                "@Layer(name = \"out\", dense = @Dense)",
                "@Layer(name = \"out\", dense = @Dens(2))",
                "@Layer(name = \"out\", dense = @Dense(2), activation = RELUU)",
                "@Layer(name = \"out\", dense = @Dense(2), frozen = \"no\")",
                "@Layer(name = \"out\", dense = @Dense(2), dropout = 0.5)",
                "@Layer(dense = @Dense(2))",
                "@Layer(name = \"out\", dense = 3)",
                "@Layer(name = \"out\", dense = @Dense(2), from = {1, 2})",
            })
    void wrongJavaIsLeftToTheCompiler(String layer) {
        Frontend read = Frontend.read(layer + " @Loss(MEAN_SQUARED_ERROR) interface Net {}");
        assertThat(read.findings()).isNotEmpty();
        assertThat(read.ids().get(0)).doesNotStartWith("LAM");
        assertThat(read.ids())
                .filteredOn(id -> id.startsWith("LAM"))
                .isSubsetOf("LAM-MODEL-10"); // the name might have been one that comes too late
        assertThat(read.models()).isEmpty();
    }

    @Test
    void whereJavacsTreesAreHiddenTheMessagerMarksWhatItCan() {
        Compilation compilation = javac().withProcessors(new Wrapped())
                .compile(JavaFileObjects.forSourceLines(
                        "Net",
                        "import dev.lamina.annotation.*;",
                        "@Input(shape = 8)",
                        "@Layer(name = \"out\", dense = @Dense(2), dropout = 2f)",
                        "@Loss(LossFunction.MEAN_SQUARED_ERROR)",
                        "interface Net {}"));
        assertThat(compilation.errors()).hasSize(1);
        assertThat(compilation.errors().get(0).getLineNumber()).isEqualTo(3);
        assertThat(compilation.errors().get(0).getMessage(null)).startsWith("[LAM-LAYER-04] out: dropout is 2.0");
    }

    /** Runs the frontend in an environment that isn't javac's own class, as build tools do. */
    @SupportedAnnotationTypes("dev.lamina.annotation.*")
    private static final class Wrapped extends AbstractProcessor {
        private final FrontendProcessor frontend = new FrontendProcessor();

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            frontend.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    ProcessingEnvironment.class.getClassLoader() == null
                            ? getClass().getClassLoader()
                            : ProcessingEnvironment.class.getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (proxy, method, arguments) -> method.invoke(environment, arguments)));
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return frontend.process(annotations, round);
        }
    }

    @Test
    void namesThatTheGeneratedClassWouldConfuseAreRefused() {
        for (String name : List.of("Hidden", "HIDDEN", "hid_den", "dHidden")) {
            Frontend read = Frontend.read("""
                    @Input(shape = 8)
                    @Layer(name = "hidden", dense = @Dense(8), activation = RELU)
                    @Layer(name = "%s", dense = @Dense(8))
                    @Loss(MEAN_SQUARED_ERROR)
                    interface Net {}
                    """.formatted(name));
            assertThat(read.ids()).as(name).containsExactly("LAM-GRAPH-04");
        }
    }
}
