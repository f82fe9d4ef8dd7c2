package dev.lamina.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.testing.LinearNetwork;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Sessions by hand: what is called in the wrong order or filled with what doesn't exist is refused. */
class SessionTest {
    private static Session training(Objective objective) {
        LinearNetwork net = new LinearNetwork(4, 3, objective, 0f, 2);
        net.initialize(1);
        Session session = net.newTrainingSession(1);
        for (int i = 0; i < 8; i++) {
            session.input(0)[i] = 0.1f * i;
        }
        return session;
    }

    private static float[] gradient(Session session) {
        return Arrays.copyOf(session.gradients().values(0), 6);
    }

    @Test
    void backwardNeedsAForwardRightBeforeIt() {
        Session session = training(Objective.CLASS);
        assertThatIllegalStateException()
                .isThrownBy(() -> session.backward(4))
                .withMessage(
                        "Linear: backward(4) needs a forward(4) right before it, but there was none: call forward(4)"
                                + " again");
        session.forward(4);
        session.backward(4);
        float[] expected = gradient(session);
        assertThatIllegalStateException()
                .isThrownBy(() -> session.backward(4))
                .withMessageContaining("another backward has used up its values");
        session.forward(4);
        session.infer(4);
        assertThatIllegalStateException()
                .isThrownBy(() -> session.backward(4))
                .withMessageContaining("infer has overwritten its values: call forward(4) first");
        session.forward(4);
        session.evaluate(4);
        assertThatIllegalStateException()
                .isThrownBy(() -> session.backward(4))
                .withMessageContaining("evaluate has overwritten its values");
        session.forward(4);
        session.backward(4);
        assertThat(gradient(session)).containsExactly(expected);
    }

    @Test
    void backwardNeedsTheRowsOfItsForward() {
        Session session = training(Objective.CLASS);
        session.forward(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.backward(4))
                .withMessage("Linear: forward(2) was followed by backward(4): call backward(2)");
        session.backward(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.infer(5))
                .withMessageContaining("a step takes 1 to 4 rows (@Model(batch = 4)), but was given 5");
    }

    @Test
    void aFailedPassLeavesNothingForBackward() {
        Session session = training(Objective.CLASS);
        session.forward(4);
        session.labels(0)[1] = 7;
        assertThatIllegalArgumentException().isThrownBy(() -> session.forward(4));
        assertThatIllegalStateException().isThrownBy(() -> session.backward(4));
    }

    @Test
    void labelsMustBeClasses() {
        Session session = training(Objective.CLASS);
        for (int label : new int[] {3, 99, -1, Integer.MIN_VALUE}) {
            session.labels(0)[1] = label;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> session.forward(4))
                    .withMessage("Linear: target target takes classes from 0 to 2, or -100 to be ignored, but row 1 is "
                            + label);
            assertThatIllegalArgumentException().isThrownBy(() -> session.evaluate(4));
            session.forward(1); // the row isn't part of the step
        }
        session.labels(0)[1] = LinearNetwork.IGNORED;
        session.forward(4);
    }

    @Test
    void targetsMustBelongToTheLosssDomain() {
        Session session = training(Objective.PROBABILITY);
        for (float target : new float[] {7f, -3f, Float.NaN, Float.POSITIVE_INFINITY}) {
            session.target(0)[4] = target;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> session.forward(4))
                    .withMessage(
                            "Linear: target target takes probabilities from 0 to 1, but value 1 of row 1 is " + target);
            assertThatIllegalArgumentException().isThrownBy(() -> session.evaluate(4));
            session.infer(4); // reads no target
        }
    }

    @Test
    void domainsHoldWhatTheySay() {
        float[] values = {-1e30f, -2, -1, -0.5f, 0, 0.5f, 1, 2, 1e30f};
        assertThat(held(Domain.PROBABILITY, values)).containsExactly(0, 0.5f, 1);
        assertThat(held(Domain.LOG_PROBABILITY, values)).containsExactly(-1e30f, -2, -1, -0.5f, 0);
        assertThat(held(Domain.NOT_NEGATIVE, values)).containsExactly(0, 0.5f, 1, 2, 1e30f);
        assertThat(held(Domain.SIGN, values)).containsExactly(-1, 1);
        for (Domain domain : Domain.values()) {
            assertThat(held(domain, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY))
                    .isEmpty();
        }
        // sums of floats miss 0 and 1 by a little
        assertThat(held(Domain.PROBABILITY, 1 + 1e-6f, -1e-6f)).hasSize(2);
    }

    private static float[] held(Domain domain, float... values) {
        float[] held = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (domain.firstOutside(new float[] {1f, value}, 2) < 0
                    || domain.firstOutside(new float[] {value}, 1) < 0) {
                held[count++] = value;
            }
        }
        return Arrays.copyOf(held, count);
    }
}
