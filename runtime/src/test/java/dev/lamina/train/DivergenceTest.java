package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lamina.data.Dataset;
import dev.lamina.model.Objective;
import dev.lamina.model.Parameter;
import dev.lamina.optim.Sgd;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import org.junit.jupiter.api.Test;

/** Training that leaves the finite numbers stops before the step that would spoil the parameters. */
class DivergenceTest {
    private static TrainingDivergedException diverged(Trainer trainer, Dataset data) {
        return catchThrowableOfType(TrainingDivergedException.class, () -> trainer.fit(data));
    }

    private static Trainer trainer(LinearNetwork net, float learningRate) {
        return Trainer.of(net)
                .optimizer(Sgd.learningRate(learningRate))
                .shuffle(false)
                .silent();
    }

    private static LinearNetwork regression() {
        LinearNetwork net = new LinearNetwork(4, 1, Objective.VALUES, 0f, 2);
        net.initialize(3);
        return net;
    }

    @Test
    void aBadInputIsFoundInTheData() {
        LinearNetwork net = regression();
        float[] x = new float[20];
        x[13] = Float.NaN;
        Dataset data = Dataset.of(x, 2, new float[10], 1);
        LinearNetwork oneStep = regression();
        trainer(oneStep, 0.1f).epochs(1).fit(data.take(4));
        TrainingDivergedException thrown = diverged(trainer(net, 0.1f), data);
        assertThat(thrown)
                .hasMessageContaining("Linear: training diverged in epoch 1, step 2: loss is NaN;")
                .hasMessageContaining("input input of row 6 of the data set holds NaN");
        assertThat(thrown.epoch()).isEqualTo(1);
        assertThat(thrown.step()).isEqualTo(2);
        assertThat(thrown.parameter()).isNull();
        assertThat(net.sha256()).as("after step 1, statistics included").isEqualTo(oneStep.sha256());
    }

    @Test
    void aBadTargetIsFoundInTheData() {
        float[] y = new float[10];
        y[2] = Float.POSITIVE_INFINITY;
        LinearNetwork net = regression();
        String before = net.sha256();
        assertThat(diverged(trainer(net, 0.1f), Dataset.of(new float[20], 2, y, 1)))
                .hasMessageContaining("the target of row 2 of the data set holds Infinity");
        assertThat(net.sha256()).isEqualTo(before);
    }

    @Test
    void aBadParameterIsNamed() {
        LinearNetwork net = regression();
        net.parameter("linear.bias").set(new float[] {Float.NaN});
        TrainingDivergedException thrown = diverged(trainer(net, 0.1f), Examples.plane(10, 2, 1, 0));
        assertThat(thrown)
                .hasMessageContaining("parameter linear.bias holds a value that is not finite")
                .hasMessageContaining("Lower the learning rate (now 0.1)");
        assertThat(thrown.parameter()).isEqualTo("linear.bias");
    }

    @Test
    void aLearningRateThatIsTooHighLeavesFiniteParameters() {
        LinearNetwork net = regression();
        TrainingDivergedException thrown = diverged(trainer(net, 1e4f).epochs(100), Examples.plane(40, 2, 1, 0));
        assertThat(thrown)
                .hasMessageContaining("loss is Infinity; parameters and gradients are finite, the largest value is ")
                .hasMessageContaining(" in linear.weight. Lower the learning rate (now 10000.0)");
        assertThat(new FiniteCheck().isFinite(net.parameter("linear.weight").values(), 2))
                .isTrue();
    }

    @Test
    void aGradientThatOverflowsIsFoundAlthoughTheLossIsFinite() {
        // Loss (z - t)² with z - t = 1e19 is 1e38; its gradient to the weight is 2e19 * x, infinite for x = 1e20.
        LinearNetwork net = regression();
        net.parameter("linear.weight").set(new float[] {0, 0});
        net.parameter("linear.bias").set(new float[] {1e19f});
        String before = net.sha256();
        Dataset data = Dataset.of(new float[] {1e20f, 0, -1e20f, 0}, 2, new float[] {0, 2e19f}, 1);
        TrainingDivergedException thrown = diverged(trainer(net, 1e-30f), data);
        assertThat(thrown)
                .hasMessageContaining("loss is 1.0")
                .hasMessageContaining("the gradient of linear.weight is not finite");
        assertThat(thrown.parameter()).isEqualTo("linear.weight");
        assertThat(net.sha256()).isEqualTo(before);
    }

    @Test
    void theOutputThatWentBadIsNamed() {
        // Finite parameters whose product with the input is not.
        LinearNetwork net = regression();
        net.parameter("linear.weight").set(new float[] {3e38f, 0});
        Dataset data = Dataset.of(new float[] {1, 0, -100, 0}, 2, new float[2], 1);
        assertThat(diverged(trainer(net, 0.1f), data))
                .hasMessageContaining(
                        "parameters are finite, but output linear of row 0 of the data set is Infinity. Lower the");
    }

    @Test
    void everyPositionIsChecked() {
        FiniteCheck check = new FiniteCheck();
        for (int size : new int[] {1, 1023, 1024, 1025, 5000}) {
            float[] values = new float[size + 16];
            java.util.Arrays.fill(values, -Float.MAX_VALUE);
            values[size] = Float.NaN; // past the end
            assertThat(check.isFinite(values, size)).isTrue();
            for (int at : new int[] {0, size / 2, size - 1}) {
                for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                    values[at] = bad;
                    assertThat(check.isFinite(values, size)).isFalse();
                    values[at] = 1f;
                }
            }
        }
    }

    @Test
    void aStatisticThatOverflowsStopsTheStep() {
        // A row by itself minus its mean is 0, so loss and gradients are finite; mean minus running mean is 6e38.
        LinearNetwork net = regression();
        net.parameter("center.running_mean").set(new float[] {0, -3e38f});
        String before = net.sha256();
        Dataset data = Dataset.of(new float[] {0, 3e38f}, 2, new float[1], 1);
        TrainingDivergedException thrown = diverged(trainer(net, 0.1f).batchSize(1), data);
        assertThat(thrown)
                .hasMessageContaining(
                        "center.running_mean, a running statistic, would not be finite; the largest input is"
                                + " 3.0E38 in input of row 0 of the data set. Remove such values before training, or scale")
                .hasMessageEndingWith("Parameters are as they were before this step.");
        assertThat(thrown.parameter()).isEqualTo("center.running_mean");
        assertThat(net.sha256()).as("statistics included").isEqualTo(before);
    }

    @Test
    void whatTheLastUpdateDidIsChecked() {
        LinearNetwork net = regression();
        TrainingDivergedException thrown = diverged(trainer(net, 3e38f).epochs(1), Examples.plane(4, 2, 1, 0));
        assertThat(thrown)
                .hasMessageContaining(
                        "Linear: training diverged in epoch 1, step 1: after its update parameter linear.")
                .hasMessageContaining(
                        "The network holds that value: load weights that were saved before, or train anew.");
        assertThat(thrown.parameter()).startsWith("linear.");
        Parameter parameter = net.parameter(thrown.parameter());
        assertThat(new FiniteCheck().isFinite(parameter.values(), parameter.size()))
                .isFalse();
    }
}
