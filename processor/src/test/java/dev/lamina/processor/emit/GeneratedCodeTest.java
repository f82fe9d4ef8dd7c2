package dev.lamina.processor.emit;

import dev.lamina.processor.layer.LayerCases;
import dev.lamina.processor.op.OpCases;
import dev.lamina.processor.testing.CodeComparison;
import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.GraphCase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated code of every operation and layer against the interpreter, and its forms against each other. */
class GeneratedCodeTest {
    private static final List<GraphCase> CASES = new ArrayList<>();
    private static CompiledRunner.Sources sources;

    @BeforeAll
    static void compile() {
        OpCases.all().forEach(test -> CASES.add(test.graph(5, 61)));
        LayerCases.all().forEach(test -> CASES.add(test.training(5, 62)));
        sources = CompiledRunner.Sources.of(CASES);
    }

    static List<GraphCase> cases() {
        return CASES;
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
