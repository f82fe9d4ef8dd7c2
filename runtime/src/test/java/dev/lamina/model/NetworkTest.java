package dev.lamina.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.data.Dataset;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private final LinearNetwork net = classifier();

    private static LinearNetwork classifier() {
        LinearNetwork net = new LinearNetwork(8, 3, Objective.CLASS, 0.25f, 5);
        net.initialize(42);
        return net;
    }

    private static float[][] rows(int n) {
        Dataset data = Examples.clusters(Math.max(1, n), 5, 3, 1);
        float[][] rows = new float[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = data.row(i);
        }
        return rows;
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * 5];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * 5, 5);
        }
        return flat;
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
    void anyNumberOfRowsGivesTheSameAsRowByRow() {
        for (int n : new int[] {0, 1, 7, 8, 9, 50}) {
            float[][] rows = rows(n);
            float[] together = net.logitsOfRows(rows);
            assertThat(together).hasSize(3 * n).containsExactly(net.logitsOfAll(flat(rows), n));
            for (int i = 0; i < n; i++) {
                float[] single = net.logits(rows[i]);
                assertThat(single).containsExactly(together[3 * i], together[3 * i + 1], together[3 * i + 2]);
            }
        }
    }

    @Test
    void wrongLengthsNameTheInput() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.predict(new float[4]))
                .withMessage("Linear: input input[5] has 5 values, but the array has 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.logitsOfRows(new float[][] {new float[5], new float[6]}))
                .withMessageContaining("row 1: input input[5] has 5 values, but the array has 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.logitsOfAll(new float[11], 2))
                .withMessageContaining("of 2 rows needs 10 values, but the array has 11");
        assertThatIllegalArgumentException().isThrownBy(() -> net.logitsOfAll(new float[0], -1));
    }

    @Test
    void severalInputsAreGivenOneByOne() {
        LinearNetwork two = new LinearNetwork(4, 2, Objective.VALUES, 0f, 2, 3);
        two.initialize(1);
        LinearNetwork one = new LinearNetwork(4, 2, Objective.VALUES, 0f, 5);
        one.initialize(1);
        float[] joined = one.logits(new float[] {1, 2, 3, 4, 5});
        assertThat(two.logits(new float[][] {{1, 2}, {3, 4, 5}})).containsExactly(joined);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.logits(new float[5]))
                .withMessageContaining("Linear has 2 inputs [inputA[2], inputB[3]], but was given 1 array");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.logits(new float[][] {{1, 2}, {3, 4}}))
                .withMessageContaining("input inputB[3] has 3 values");
    }

    @Test
    void eightThreadsPredictWhatOneDoes() throws Exception {
        float[][] rows = rows(100);
        float[] expected = net.logitsOfRows(rows);
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int first = t;
                tasks.add(() -> {
                    int wrong = 0;
                    for (int k = 0; k < 1_000; k++) {
                        int i = (first + k) % rows.length;
                        float[] logits = net.logits(rows[i]);
                        for (int c = 0; c < 3; c++) {
                            wrong += logits[c] == expected[3 * i + c] ? 0 : 1;
                        }
                    }
                    return wrong;
                });
            }
            for (Future<Integer> future : executor.invokeAll(tasks)) {
                assertThat(future.get()).isZero();
            }
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void argMaxTakesTheFirstOfEqualValues() {
        assertThat(Network.argMax(new float[] {9, 1, 5, 5, 2}, 1, 5)).isEqualTo(1);
        float[] v = {7, 1000, 1000, 7};
        Network.softmax(v, 1, 3);
        assertThat(v).containsExactly(7, 0.5f, 0.5f, 7);
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
