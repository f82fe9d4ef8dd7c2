package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.ParameterOp;
import dev.lamina.processor.testing.Externals;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.InterpreterRunner;
import dev.lamina.processor.testing.ModelMaker;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What batch normalisation leaves behind for predictions, computed a second time by plain loops. */
class BatchNormStatesTest {
    private static final int CHANNELS = 3;
    private static final int AREA = 4;
    private static final float MOMENTUM = 0.3f;

    private final ModelMaker model = model(CHANNELS, 2, 2)
            .add(layer("norm").op("batchNorm", "momentum", MOMENTUM))
            .add(layer("hidden").op("dense", "value", 2).activation("TANH").dropout(0.5f));

    @Test
    void runningStatisticsMoveTowardsThoseOfTheBatch() {
        GraphCase test = new LayerCase("states", model).training(5, 31);
        checkStates(test, 5);
    }

    @Test
    void aSingleRowHasStatisticsToo() {
        checkStates(new LayerCase("states", model).training(1, 32), 1);
    }

    @Test
    void theVarianceOfASingleNumberIsZero() {
        ModelMaker single = model(2).add(layer("norm").op("batchNorm"));
        GraphCase test = new LayerCase("single", single).training(1, 33);
        Map<String, double[]> values = new InterpreterRunner().run(test.graph(), 1, test.externals());
        double[] before = test.externals().get(new ParameterOp("norm.running_var", Shape.of(2)));
        double[] after = values.get(InterpreterRunner.key(Result.Kind.STATE, "norm.running_var"));
        for (int c = 0; c < 2; c++) {
            assertThat(after[c]).isCloseTo((double) (1 - 0.1f) * before[c], within(1e-12));
        }
    }

    @Test
    void predictionsUseRunningStatisticsAndNoDropout() {
        LayerCase test = new LayerCase("prediction", model);
        GraphCase all = test.inference(4, 34);
        double[] together = new InterpreterRunner()
                .run(all.graph(), 4, all.externals())
                .get(InterpreterRunner.key(Result.Kind.OUTPUT, "hidden"));
        assertThat(all.graph().nodes()).noneMatch(node -> node.op().mnemonic().startsWith("dropout"));
        for (int row = 0; row < 4; row++) {
            Externals alone = onlyRow(all, row);
            double[] output = new InterpreterRunner()
                    .run(all.graph(), 1, alone)
                    .get(InterpreterRunner.key(Result.Kind.OUTPUT, "hidden"));
            assertThat(output).as("row %d", row).containsExactly(together[2 * row], together[2 * row + 1]);
        }
    }

    private static Externals onlyRow(GraphCase test, int row) {
        Externals alone = new Externals();
        for (Op leaf : test.externals().leaves()) {
            double[] value = test.externals().get(leaf);
            int size = CHANNELS * AREA;
            alone.put(
                    leaf,
                    leaf instanceof InputOp
                            ? java.util.Arrays.copyOfRange(value, row * size, (row + 1) * size)
                            : value);
        }
        return alone;
    }

    private static void checkStates(GraphCase test, int rows) {
        Map<String, double[]> values = new InterpreterRunner().run(test.graph(), rows, test.externals());
        Node input = test.graph().nodes().stream()
                .filter(node -> node.is(InputOp.class))
                .findFirst()
                .orElseThrow();
        double[] x = test.externals().get(input.op());
        for (int c = 0; c < CHANNELS; c++) {
            double mean = 0;
            for (int i = 0; i < rows * AREA; i++) {
                mean += x[i / AREA * CHANNELS * AREA + c * AREA + i % AREA] / (rows * AREA);
            }
            double variance = 0;
            for (int i = 0; i < rows * AREA; i++) {
                variance += Math.pow(x[i / AREA * CHANNELS * AREA + c * AREA + i % AREA] - mean, 2) / (rows * AREA - 1);
            }
            check(test, values, "norm.running_mean", c, mean);
            check(test, values, "norm.running_var", c, variance);
        }
    }

    private static void check(GraphCase test, Map<String, double[]> values, String state, int channel, double batch) {
        double before = test.externals().get(new ParameterOp(state, Shape.of(CHANNELS)))[channel];
        double after = values.get(InterpreterRunner.key(Result.Kind.STATE, state))[channel];
        assertThat(after)
                .as("%s of channel %d", state, channel)
                .isCloseTo((1 - MOMENTUM) * before + MOMENTUM * batch, within(1e-7));
    }
}
