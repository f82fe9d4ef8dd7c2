package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.Generated;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.layer.LayerCase;
import dev.lamina.processor.layer.LayerCases;
import dev.lamina.processor.op.OpCase;
import dev.lamina.processor.op.OpCases;
import dev.lamina.processor.testing.Chosen;
import dev.lamina.processor.testing.CodeComparison;
import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.FloatErrors;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.MethodSizes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated code of every operation and layer against the interpreter, and its forms against each other. Layers, losses and
 * activations are compiled as a user's models are, from their declarations: with named sizes.
 */
@Tag("slow")
class GeneratedCodeTest {
    private static final Map<GraphCase, ModelFacts> CHOSEN = new LinkedHashMap<>();
    private static final Map<GraphCase, GraphCase> INFERENCES = new LinkedHashMap<>();

    /** Every kernel that can be is split over threads, and no matrix product is small. */
    private static final KernelLimits SPLIT_ALL = new KernelLimits(1, 0);

    private static final int ROWS = 5;
    private static final int BATCH = ROWS + CompiledRunner.SPARE_ROWS;

    /** The cases with so many rows that batches are full. */
    private static final Map<GraphCase, GraphCase> FULL = new LinkedHashMap<>();

    private static CompiledRunner.Sources sources;
    private static CompiledRunner.Sources split;

    @BeforeAll
    static void compile() {
        for (OpCase op : OpCases.all()) {
            GraphCase test = op.graph(ROWS, 61);
            if (Chosen.is(test)) {
                CHOSEN.put(test, CompiledRunner.Sources.facts(test, className()));
                FULL.put(test, full(test, op.graph(BATCH, 61)));
            }
        }
        for (LayerCase layer : LayerCases.all()) {
            GraphCase test = layer.training(ROWS, 62);
            if (Chosen.is(test)) {
                INFERENCES.put(layer.inference(ROWS, 63), test);
                CHOSEN.put(
                        test,
                        Generated.facts(layer.model().className(className()).batch(BATCH)));
                FULL.put(test, full(test, layer.training(BATCH, 62)));
            }
        }
        Map<Graph, ModelFacts> facts = new LinkedHashMap<>();
        CHOSEN.forEach((test, model) -> facts.put(test.graph(), model));
        sources = CompiledRunner.Sources.of(facts);
        split = sources.within(SPLIT_ALL);
    }

    /** The graph of a case with the numbers of another, whose graph is the same but for the objects that it is made of. */
    private static GraphCase full(GraphCase test, GraphCase numbers) {
        return new GraphCase(numbers.name(), test.graph(), numbers.rows(), numbers.externals());
    }

    private static String className() {
        return "Graph" + CHOSEN.size();
    }

    static List<GraphCase> cases() {
        return List.copyOf(CHOSEN.keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void callsSizesByNamesOfTheirValues(GraphCase test) {
        NamedSizes.check(CHOSEN.get(test));
    }

    static List<GraphCase> inferences() {
        return List.copyOf(INFERENCES.keySet());
    }

    @ParameterizedTest
    @MethodSource("inferences")
    void predictsWhatTheGraphMeans(GraphCase inference) {
        assertThat(FloatErrors.of(inference).stable())
                .as("%s is away from kinks", inference)
                .isTrue();
        new CodeComparison(sources, INFERENCES.get(inference)).inferenceAgrees(inference);
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

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheSameBitsHoweverItIsSplit(GraphCase test) {
        new CodeComparison(sources, test).agreesWith(split);
        new CodeComparison(sources, FULL.get(test)).agreesWith(split);
    }
}
