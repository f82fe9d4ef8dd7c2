package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.emit.Form;
import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.op.LabelsOp;
import dev.lamina.processor.op.TargetOp;
import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.Externals;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.InterpreterRunner;
import dev.lamina.processor.testing.ModelMaker;
import dev.lamina.processor.testing.RandomValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps whose labels are all ignored or of weight 0, and rows that all have weight 0: the loss and its gradient are 0. */
class NothingToLearnTest {
    private static final int ROWS = 3;
    private static final List<Float> SECOND_IS_NOTHING = List.of(1f, 0f, 2f);
    private static final List<GraphCase> CASES = new ArrayList<>();
    private static CompiledRunner.Sources sources;

    @BeforeAll
    static void compile() {
        sources = CompiledRunner.Sources.of(cases());
    }

    static List<GraphCase> cases() {
        if (CASES.isEmpty()) {
            for (String reduction : List.of("MEAN", "SUM", "BATCH_MEAN")) {
                for (String function : List.of("SOFTMAX_CROSS_ENTROPY", "NEGATIVE_LOG_LIKELIHOOD")) {
                    labels(reduction, function);
                }
                weights(reduction, "MULTI_MARGIN", "classWeights", SECOND_IS_NOTHING);
                LossType.ALL.forEach(loss -> samples(reduction, loss));
            }
            smoothed();
        }
        return CASES;
    }

    private static void labels(String reduction, String function) {
        add(0, scores().loss(function, "reduction", reduction, "ignoreIndex", 0));
        add(-100, scores().loss(function, "reduction", reduction, "ignoreIndex", -100));
        add(
                -100,
                ModelMaker.model(4, 2)
                        .add(layer("scores").op("dense", "value", 3))
                        .loss(function, "reduction", reduction, "ignoreIndex", -100, "classAxis", -1));
        weights(reduction, function, "classWeights", SECOND_IS_NOTHING);
        weights(reduction, function, "classWeights", SECOND_IS_NOTHING, "ignoreIndex", 0, "sampleWeights", true);
    }

    private static void weights(String reduction, String function, Object... attributes) {
        List<Object> all = new ArrayList<>(List.of("reduction", reduction));
        all.addAll(List.of(attributes));
        add(1, scores().loss(function, all.toArray()));
    }

    /** What smoothing gives other classes has weight, but nothing to be divided by. */
    private static void smoothed() {
        add(1, scores().loss("SOFTMAX_CROSS_ENTROPY", "classWeights", SECOND_IS_NOTHING, "labelSmoothing", 0.25f));
        add(2, scores().loss("SOFTMAX_CROSS_ENTROPY", "ignoreIndex", 2, "labelSmoothing", 0.25f));
    }

    /** Each loss of rows that don't count. */
    private static void samples(String reduction, LossType loss) {
        boolean positive = List.of("PROBABILITY_BINARY_CROSS_ENTROPY", "POISSON_NLL", "GAUSSIAN_NLL")
                .contains(loss.function());
        String activation = positive ? "SIGMOID" : "NONE";
        boolean steps = loss.function().equals("CTC");
        ModelMaker model = steps ? ModelMaker.model(5, 2) : ModelMaker.model(4);
        List<String> sources = new ArrayList<>();
        for (String role : loss.roles()) {
            sources.add(role);
            model.add(layer(role).from("input").op("dense", "value", 3).activation(steps ? "LOG_SOFTMAX" : activation));
        }
        add(
                1,
                model.loss(loss.function(), "reduction", reduction, "sampleWeights", true)
                        .lossFrom(sources.toArray(String[]::new)));
    }

    private static ModelMaker scores() {
        return ModelMaker.model(4).add(layer("scores").op("dense", "value", 3).activation("LOG_SOFTMAX"));
    }

    /** A step all of whose labels are one, and all of whose sample weights are 0. */
    private static void add(int label, ModelMaker model) {
        Graph graph = model.network().training();
        Externals externals = new RandomValues(31).forLeaves(graph, ROWS);
        for (Node node : graph.nodes()) {
            if (node.op() instanceof LabelsOp labels) {
                double[] same = externals.get(labels).clone();
                Arrays.fill(same, label);
                externals.put(labels, same);
            } else if (node.op() instanceof TargetOp target && target.name().equals(LossGraph.SAMPLE_WEIGHTS)) {
                externals.put(target, new double[ROWS]);
            }
        }
        LossDeclaration loss = model.declaration().losses().get(0);
        String name = loss.function() + " " + loss.attributes() + ", label " + label;
        CASES.add(new GraphCase(name, graph, ROWS, externals));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLossAndItsGradientAreZero(GraphCase step) {
        allZero(new InterpreterRunner().run(step.graph(), step.rows(), step.externals()), step.graph(), "interpreter");
        for (Form form : Form.values()) {
            allZero(
                    new CompiledRunner(sources, form, 1).run(step.graph(), step.rows(), step.externals()),
                    step.graph(),
                    form.toString());
        }
    }

    private static void allZero(Map<String, double[]> results, Graph graph, String where) {
        for (Result result : graph.results()) {
            if (result.kind() != Result.Kind.OUTPUT) {
                String key = InterpreterRunner.key(result.kind(), result.name());
                assertThat(results.get(key)).as("%s, %s", key, where).containsOnly(0);
            }
        }
    }
}
