package dev.lamina.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.testing.LinearNetwork;
import org.junit.jupiter.api.Test;

/** Predictions from and with values that aren't finite name what is at fault; null is named as well. */
class FinitePredictionsTest {
    private final LinearNetwork net = network();

    private static LinearNetwork network() {
        LinearNetwork net = new LinearNetwork(2, 3, Objective.CLASS, 0f, 2);
        net.initialize(3);
        return net;
    }

    @Test
    void featuresAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.predict(new float[] {1, Float.NaN}))
                .withMessage(
                        "Linear: input input[2] holds NaN: value 1 of row 0. Replace such values as in training, or"
                                + " allowNonFinite(true) to take predictions as they come");
        float[][] rows = {{0, 1}, {1, 1}, {2, 1}, {Float.NEGATIVE_INFINITY, 0}, {0, 0}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.logitsOfRows(rows))
                .withMessageContaining("holds -Infinity: value 0 of row 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.logitsOfAll(new float[] {1, 2, 3, 4, 5, Float.NaN}, 3))
                .withMessageContaining("holds NaN: value 1 of row 2");
    }

    @Test
    void parametersAreNamed() {
        net.parameter("linear.bias").set(new float[] {1, Float.NaN, 2});
        assertThatIllegalStateException()
                .isThrownBy(() -> net.logitsOfRows(new float[][] {{1, 2}, {3, 4}, {5, 6}}))
                .withMessageStartingWith(
                        "Linear: output linear[3] of row 0 holds NaN: parameter linear.bias holds NaN. Train anew");
    }

    @Test
    void overflowIsSaidToBeOne() {
        net.parameter("linear.weight").set(new float[] {1e38f, 0, 0, 0, 0, 0});
        assertThatIllegalStateException()
                .isThrownBy(() -> net.logitsOfRows(new float[][] {{1, 2}, {3, 4}, {1e30f, 6}}))
                .withMessageContaining("of row 2 holds Infinity: inputs and parameters are finite");
        assertThat(net.predict(new float[] {1, 2}))
                .as("the network can be used on")
                .isZero();
    }

    @Test
    void theyCanBeAllowedAndAreNoClassThen() {
        net.allowNonFinite(true);
        assertThat(net.logits(new float[] {Float.NaN, 1})).containsOnly(Float.NaN);
        assertThat(net.predict(new float[] {Float.NaN, 1})).isEqualTo(-1);
        net.parameter("linear.bias").set(new float[] {0, 0, Float.NaN});
        assertThat(net.predict(new float[] {5, 1}))
                .as("also where other scores are numbers")
                .isEqualTo(-1);
        net.allowNonFinite(false);
        assertThatIllegalStateException().isThrownBy(() -> net.predict(new float[] {5, 1}));
    }

    @Test
    void nullIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.predict(null))
                .withMessage("Linear: input input[2] is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.logitsOfRows(null))
                .withMessage("Linear: input input[2] is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.logitsOfRows(new float[][] {{1, 2}, null}))
                .withMessage("Linear: row 1 of input input[2] is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.logitsOfAll(null, 1))
                .withMessage("Linear: input input[2] is null");
        LinearNetwork two = new LinearNetwork(2, 1, Objective.VALUES, 0f, 2, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.logits(new float[][] {{1, 2}, null}))
                .withMessage("Linear: input inputB[1] is null");
    }
}
