package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Interpreter;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.ParameterOp;
import dev.lamina.processor.op.RotaryOp;
import dev.lamina.processor.testing.ModelMaker;
import dev.lamina.processor.testing.RandomValues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What masks and rotations of attention are for. */
class AttentionTest {
    private static final int STEPS = 4;
    private static final int WIDTH = 8;

    @Test
    void causalStepsDoNotSeeLaterOnes() {
        ModelMaker model = ModelMaker.model(STEPS, WIDTH)
                .add(layer("attention").op("attention", "heads", 2, "causal", true, "rotary", true));
        double[] x = new RandomValues(3).uniform(STEPS * WIDTH, -1, 1);
        double[] changed = x.clone();
        Arrays.fill(changed, (STEPS - 1) * WIDTH, STEPS * WIDTH, 7);
        double[] y = run(model, Map.of("input", x));
        double[] z = run(model, Map.of("input", changed));
        int unseen = (STEPS - 1) * WIDTH;
        assertThat(Arrays.copyOf(z, unseen)).containsExactly(Arrays.copyOf(y, unseen));
        assertThat(Arrays.copyOfRange(z, unseen, z.length)).isNotEqualTo(Arrays.copyOfRange(y, unseen, y.length));
    }

    @Test
    void paddingIsIgnored() {
        double[] k = new RandomValues(4).uniform(STEPS * WIDTH, -1, 1);
        double[] changed = k.clone();
        Arrays.fill(changed, WIDTH, 2 * WIDTH, 7);
        double[] padding = {0, 1, 0, 0};
        double[] y = run(dotProduct(), Map.of("q", k, "k", k, "v", k, "padding", padding));
        double[] z = run(dotProduct(), Map.of("q", k, "k", changed, "v", changed, "padding", padding));
        assertThat(z).containsExactly(y);
    }

    @Test
    void aRowOfNothingButPaddingAttendsToAllKeysAlike() {
        double[] x = new RandomValues(5).uniform(STEPS * WIDTH, -1, 1);
        double[] y = run(dotProduct(), Map.of("q", x, "k", x, "v", x, "padding", new double[] {1, 1, 1, 1}));
        for (int i = 0; i < WIDTH; i++) {
            int feature = i;
            double mean = Arrays.stream(new int[] {0, 1, 2, 3})
                    .mapToDouble(step -> x[step * WIDTH + feature] / STEPS)
                    .sum();
            assertThat(y[i]).as("feature %d", i).isCloseTo(mean, within(1e-12));
        }
    }

    @Test
    void causalStepsBeforeWhichAllIsPaddingDoNotSeeLaterOnes() {
        double[] x = new RandomValues(7).uniform(STEPS * WIDTH, -1, 1);
        double[] changed = x.clone();
        Arrays.fill(changed, 2 * WIDTH, STEPS * WIDTH, 7);
        double[] padding = {1, 1, 0, 0};
        double[] y = run(dotProduct("causal", true), Map.of("q", x, "k", x, "v", x, "padding", padding));
        double[] z = run(dotProduct("causal", true), Map.of("q", x, "k", changed, "v", changed, "padding", padding));
        assertThat(Arrays.copyOf(z, 2 * WIDTH)).containsExactly(Arrays.copyOf(y, 2 * WIDTH));
        for (int feature = 0; feature < WIDTH; feature++) {
            assertThat(y[feature]).as("first step").isCloseTo(x[feature], within(1e-12));
            assertThat(y[WIDTH + feature])
                    .as("second step")
                    .isCloseTo((x[feature] + x[WIDTH + feature]) / 2, within(1e-12));
            assertThat(y[2 * WIDTH + feature]).as("third step").isCloseTo(x[2 * WIDTH + feature], within(1e-12));
        }
    }

    /** Steps that are equal before they are turned. */
    @Test
    void rotatedScoresDependOnDistanceOnly() {
        double[] angles = new double[STEPS * WIDTH];
        for (int i = 0; i < angles.length; i++) {
            double angle = i / WIDTH / Math.pow(10_000, (i % WIDTH / 2) * 2.0 / WIDTH);
            angles[i] = i % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
        }
        double[] row = new RandomValues(6).uniform(WIDTH, -1, 1);
        double[] steps = new double[STEPS * WIDTH];
        Arrays.setAll(steps, i -> row[i % WIDTH]);
        double[] turned = turned(steps, angles);
        double first = score(turned, 0, 1);
        for (int step = 1; step < STEPS - 1; step++) {
            assertThat(score(turned, step, step + 1))
                    .as("score of step %d", step)
                    .isCloseTo(first, within(1e-12));
        }
        assertThat(score(turned, 0, 2)).isNotCloseTo(first, within(1e-3));
    }

    private static double[] turned(double[] steps, double[] table) {
        GraphBuilder builder = new GraphBuilder();
        Node x = builder.add(new InputOp("x", 0, Shape.rows(STEPS, WIDTH)));
        Node angles = builder.add(new ParameterOp("attention.rotary", Shape.of(STEPS, WIDTH)));
        Node turned = builder.add(new RotaryOp(false), x, angles);
        Graph graph = new Graph(builder.nodes(), List.of());
        return new Interpreter(1, leaf -> leaf == x ? steps : table).run(graph).value(turned);
    }

    private static double score(double[] steps, int query, int key) {
        double sum = 0;
        for (int i = 0; i < WIDTH; i++) {
            sum += steps[query * WIDTH + i] * steps[key * WIDTH + i];
        }
        return sum;
    }

    private static ModelMaker dotProduct(Object... attributes) {
        return ModelMaker.model()
                .input("q", STEPS, WIDTH)
                .input("k", STEPS, WIDTH)
                .input("v", STEPS, WIDTH)
                .input("padding", STEPS)
                .add(layer("net").from("q", "k", "v", "padding").op("dotProductAttention", attributes));
    }

    /** What a model infers for one row; parameters are random but the same for the same name. */
    private static double[] run(ModelMaker model, Map<String, double[]> inputs) {
        Graph graph = model.network().inference();
        Node output = graph.results().get(0).node();
        return new Interpreter(1, leaf -> value(leaf, inputs)).run(graph).value(output);
    }

    private static double[] value(Node leaf, Map<String, double[]> inputs) {
        if (leaf.op() instanceof InputOp input) {
            return inputs.get(input.name());
        }
        String name = leaf.op(ParameterOp.class).name();
        return new RandomValues(name.hashCode()).uniform(leaf.shape().size(), -0.5, 0.5);
    }
}
