package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.layer.LayerCases;
import dev.lamina.processor.op.OpCases;
import dev.lamina.processor.testing.Chosen;
import dev.lamina.processor.testing.CodeComparison;
import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.MethodSizes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated code of every operation and layer against the interpreter, and its forms against each other. */
class GeneratedCodeTest {
    private static List<GraphCase> chosen;
    private static CompiledRunner.Sources sources;

    @BeforeAll
    static void compile() {
        List<GraphCase> all = new ArrayList<>();
        OpCases.all().forEach(test -> all.add(test.graph(5, 61)));
        LayerCases.all().forEach(test -> all.add(test.training(5, 62)));
        chosen = Chosen.of(all);
        sources = CompiledRunner.Sources.of(chosen);
    }

    static List<GraphCase> cases() {
        return chosen;
    }

    /** HotSpot compiles no method of 8,000 bytes or more. */
    @ParameterizedTest
    @MethodSource("cases")
    void hasMethodsFarBelowTheLimit(GraphCase test) {
        sources.of(test.graph())
                .classes()
                .forEach((name, bytes) -> assertThat(MethodSizes.of(bytes))
                        .as("bytes of each method of %s", name)
                        .allSatisfy(
                                (method, size) -> assertThat(size).as(method).isLessThan(4000)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatTheGraphMeans(GraphCase test) {
        new CodeComparison(sources, test).agreesWithInterpreter();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheSameBitsInBothFormsAndOnAnyNumberOfThreads(GraphCase test) {
        new CodeComparison(sources, test).formsAgree();
    }
}
