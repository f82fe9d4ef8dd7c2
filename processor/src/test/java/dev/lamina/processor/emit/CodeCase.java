package dev.lamina.processor.emit;

import dev.lamina.processor.Generated;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.layer.LayerCase;
import dev.lamina.processor.layer.LayerCases;
import dev.lamina.processor.layer.Network;
import dev.lamina.processor.op.OpCase;
import dev.lamina.processor.op.OpCases;
import dev.lamina.processor.testing.Chosen;
import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.GraphCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A use of an operation or layer whose code is compiled and run. Layers, losses and activations are compiled as a user's models
 * are, from their declarations: with named sizes.
 *
 * @param step a training step of fewer rows than a batch has
 * @param full one of a full batch, of the same graph
 * @param facts what its classes are written from
 * @param layer the layer that it is about, with its network; none for an operation by itself
 */
record CodeCase(GraphCase step, GraphCase full, ModelFacts facts, Optional<OfLayer> layer) {
    /** Every kernel that can be is split over threads, and no matrix product is small. */
    static final KernelLimits SPLIT_ALL = new KernelLimits(1, 0);

    private static final int ROWS = 5;
    /** Seeds at which no element of any case is near a kink. */
    private static final long OPERATION_SEED = 61;

    private static final long LAYER_SEED = 62;
    private static final long INFERENCE_SEED = 63;

    /** What a layer has beside its training step. */
    record OfLayer(LayerCase test, Network network) {}

    /** The cases that are asked for, in a fixed order. */
    static List<CodeCase> all() {
        List<CodeCase> cases = new ArrayList<>();
        OpCases.all().forEach(test -> add(cases, test));
        LayerCases.all().forEach(test -> add(cases, test, ROWS));
        TileCase.all().forEach(test -> add(cases, test, TileCase.ROWS));
        return cases;
    }

    private static void add(List<CodeCase> cases, OpCase test) {
        GraphCase step = test.graph(ROWS, OPERATION_SEED);
        if (Chosen.is(step)) {
            GraphCase numbers = test.graph(ROWS + CompiledRunner.SPARE_ROWS, OPERATION_SEED);
            GraphCase full = new GraphCase(numbers.name(), step.graph(), numbers.rows(), numbers.externals());
            ModelFacts facts = CompiledRunner.Sources.facts(step, className(cases));
            cases.add(new CodeCase(step, full, facts, Optional.empty()));
        }
    }

    private static void add(List<CodeCase> cases, LayerCase test, int rows) {
        Network network = test.model().network();
        GraphCase step = test.graph(network.training(), rows, LAYER_SEED);
        if (Chosen.is(step)) {
            int batch = rows + CompiledRunner.SPARE_ROWS;
            GraphCase full = test.graph(network.training(), batch, LAYER_SEED);
            ModelFacts facts =
                    Generated.facts(test.model().className(className(cases)).batch(batch));
            cases.add(new CodeCase(step, full, facts, Optional.of(new OfLayer(test, network))));
        }
    }

    private static String className(List<CodeCase> before) {
        return "Graph" + before.size();
    }

    /** What the classes of cases are written from, by the graphs of their training steps. */
    static Map<Graph, ModelFacts> facts(List<CodeCase> cases) {
        Map<Graph, ModelFacts> facts = new LinkedHashMap<>();
        cases.forEach(test -> facts.put(test.step().graph(), test.facts()));
        return facts;
    }

    /** A prediction. */
    GraphCase inference() {
        OfLayer of = layer.orElseThrow();
        return of.test().graph(of.network().inference(), step.rows(), INFERENCE_SEED);
    }

    @Override
    public String toString() {
        return step.toString();
    }
}
