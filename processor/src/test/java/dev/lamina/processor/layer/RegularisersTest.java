package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.processor.ir.Result;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.InterpreterRunner;
import dev.lamina.processor.testing.LayerMaker;
import dev.lamina.processor.testing.ModelMaker;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What regularisers do to results and losses, computed a second time by plain loops. */
class RegularisersTest {
    private static final int ROWS = 40;
    private static final int CHANNELS = 5;
    private static final int LENGTH = 7;

    @Test
    void channelsAreDroppedAsAWhole() {
        assertDropped(layer("y").dropout(0.25f).regularisers("CHANNEL", 0, 0, 0), LENGTH);
    }

    @Test
    void rowsAreDroppedAsAWhole() {
        assertDropped(layer("y").dropout(0.25f).regularisers("ROW", 0, 0, 0), CHANNELS * LENGTH);
    }

    private static void assertDropped(LayerMaker dropped, int together) {
        GraphCase test = new LayerCase("dropped", model(CHANNELS, LENGTH).add(dropped)).training(ROWS, 3);
        double[] x = input(test);
        double[] y = output(test);
        Set<Double> factors = new HashSet<>();
        for (int i = 0; i < y.length; i++) {
            double factor = y[i] / x[i];
            assertThat(factor).as("element %d", i).isCloseTo(y[i - i % together] / x[i - i % together], within(1e-9));
            factors.add((double) Math.round(factor * 1e6) / 1e6);
        }
        assertThat(factors).containsExactlyInAnyOrder(0.0, 1.333333);
    }

    @Test
    void inferenceHandsOnItsInput() {
        ModelMaker noisy = model(CHANNELS, LENGTH)
                .add(layer("noise").op("gaussianNoise", "value", 0.5f))
                .add(layer("y").dropout(0.25f).regularisers("CHANNEL", 0, 0.1f, 0.1f));
        GraphCase test = new LayerCase("inference", noisy).inference(ROWS, 4);
        assertThat(output(test)).containsExactly(input(test));
    }

    @Test
    void noiseHasItsDeviation() {
        ModelMaker noisy = model(CHANNELS, LENGTH).add(layer("y").op("gaussianNoise", "value", 0.5f));
        GraphCase test = new LayerCase("noise", noisy).training(ROWS, 5);
        double[] x = input(test);
        double[] y = output(test);
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            squares += (y[i] - x[i]) * (y[i] - x[i]);
        }
        assertThat(Math.sqrt(squares / y.length)).isCloseTo(0.5, within(0.04));
    }

    @Test
    void penaltiesOnResultsAreMeansOverRows() {
        GraphCase plain = new LayerCase("plain", model(CHANNELS).add(layer("y").activation("TANH"))).training(ROWS, 6);
        ModelMaker penalised =
                model(CHANNELS).add(layer("y").activation("TANH").regularisers("ELEMENT", 0, 0.3f, 0.2f));
        GraphCase test = new LayerCase("penalised", penalised).training(ROWS, 6);
        double expected = loss(plain);
        for (double y : output(test)) {
            expected += (0.3f * Math.abs(y) + 0.2f / 2 * y * y) / ROWS;
        }
        assertThat(loss(test)).isCloseTo(expected, within(1e-6));
    }

    private static double[] input(GraphCase test) {
        return test.graph().nodes().stream()
                .filter(node -> node.is(InputOp.class))
                .findFirst()
                .map(node -> test.externals().get(node.op()))
                .orElseThrow();
    }

    private static double[] output(GraphCase test) {
        return new InterpreterRunner()
                .run(test.graph(), test.rows(), test.externals())
                .get(InterpreterRunner.key(Result.Kind.OUTPUT, "y"));
    }

    private static double loss(GraphCase test) {
        return new InterpreterRunner()
                .run(test.graph(), test.rows(), test.externals())
                .get(InterpreterRunner.key(Result.Kind.LOSS, "loss"))[0];
    }
}
