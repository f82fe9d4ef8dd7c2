package dev.lamina.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.testing.LinearNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private final LinearNetwork net = classifier();

    private static LinearNetwork classifier() {
        LinearNetwork net = new LinearNetwork(8, 3, Objective.CLASS, 0.25f, 5);
        net.initialize(42);
        return net;
    }

    @Test
    void theSameSeedGivesTheSameFingerprint() {
        assertThat(net.sha256()).hasSize(64).isEqualTo(classifier().sha256());
        LinearNetwork other = classifier();
        other.initialize(43);
        assertThat(other.sha256()).isNotEqualTo(net.sha256());
        other.initialize(42);
        other.parameter("linear.bias").values()[0] = Math.nextUp(net.values("linear.bias")[0]);
        assertThat(other.sha256()).as("one bit differs").isNotEqualTo(net.sha256());
    }

    @Test
    void parametersAreFoundByName() {
        assertThat(net.parameter("linear.weight").shape()).containsExactly(3, 5);
        assertThat(net.parameterCount()).isEqualTo(18);
        assertThat(net.trainableParameters())
                .extracting(Parameter::name)
                .containsExactly("linear.weight", "linear.bias");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.parameter("linear.wieght"))
                .withMessageContaining("Linear has no parameter linear.wieght; did you mean linear.weight?");
    }

    @Test
    void sessionsCheckHowTheyAreUsed() {
        Session inference = net.newSession();
        assertThatIllegalStateException()
                .isThrownBy(() -> inference.forward(1))
                .withMessageContaining("for inference only: use newTrainingSession");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inference.infer(9))
                .withMessageContaining("a step takes 1 to 8 rows (@Model(batch = 8)), but was given 9");
        assertThatIllegalStateException()
                .isThrownBy(() -> inference.target(0))
                .withMessageContaining("Linear has no target 0");
        assertThatIllegalArgumentException().isThrownBy(() -> net.newTrainingSession(0));
    }

    @Test
    void dropoutDependsOnSeedStepAndIndexOnly() {
        Session session = net.newTrainingSession(1);
        float[] whole = new float[10_000];
        session.randomState(7, 3);
        session.dropoutMask(whole, 0, whole.length, 2, 0.25f);
        float[] pieces = new float[whole.length];
        session.dropoutMask(pieces, 5_000, 10_000, 2, 0.25f);
        session.dropoutMask(pieces, 0, 5_000, 2, 0.25f);
        assertThat(pieces).containsExactly(whole);
        int kept = 0;
        for (float m : whole) {
            assertThat(m).isIn(0f, 1 / 0.75f);
            kept += m > 0 ? 1 : 0;
        }
        assertThat(kept).isBetween(7_300, 7_700);
        session.randomState(7, 4);
        session.dropoutMask(pieces, 0, pieces.length, 2, 0.25f);
        assertThat(pieces).isNotEqualTo(whole);
    }

    @Test
    void noiseDependsOnSeedStepAndIndexOnly() {
        Session session = net.newTrainingSession(1);
        float[] whole = new float[10_000];
        session.randomState(7, 3);
        session.gaussianNoise(whole, 0, whole.length, -2, 0.5f);
        float[] pieces = new float[whole.length];
        session.gaussianNoise(pieces, 5_000, 10_000, -2, 0.5f);
        session.gaussianNoise(pieces, 0, 5_000, -2, 0.5f);
        assertThat(pieces).containsExactly(whole);
        double squares = 0;
        for (float noise : whole) {
            squares += noise * noise;
        }
        assertThat(Math.sqrt(squares / whole.length)).isBetween(0.48, 0.52);
        session.randomState(7, 4);
        session.gaussianNoise(pieces, 0, pieces.length, -2, 0.5f);
        assertThat(pieces).isNotEqualTo(whole);
    }

    @Test
    void twoParametersOfOneNameAreRefused() {
        Parameter p = Parameter.trainable("w", Layout.AS_IS, Initializer.zeros(), 1);
        List<Slot> slots = List.of(Slot.features("input", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Network("Twice", 1, slots, slots, slots, Objective.VALUES, List.of(p, p), "") {
                    @Override
                    protected Session createSession(boolean training, int threads) {
                        throw new UnsupportedOperationException();
                    }
                })
                .withMessageContaining("Twice has two parameters named w");
    }
}
