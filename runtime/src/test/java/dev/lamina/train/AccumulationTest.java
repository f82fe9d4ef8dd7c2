package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.data.Dataset;
import dev.lamina.model.Objective;
import dev.lamina.model.Session;
import dev.lamina.optim.Adam;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.Sgd;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import org.junit.jupiter.api.Test;

/** Steps of several passes. */
class AccumulationTest {
    private static final int IGNORED = LinearNetwork.IGNORED;

    private static LinearNetwork network(int batch, float dropout) {
        LinearNetwork net = new LinearNetwork(batch, 3, Objective.CLASS, dropout, 2);
        net.initialize(5);
        return net;
    }

    private static Trainer trainer(LinearNetwork net) {
        return Trainer.of(net).optimizer(Sgd.learningRate(0.5f)).epochs(1).silent();
    }

    /** Pairs of a row and its negative, so that the mean of each pass is zero and batches don't differ in it. */
    private static Dataset pairs(int... labels) {
        float[][] x = new float[labels.length][2];
        for (int i = 0; i < x.length; i++) {
            float sign = i % 2 == 0 ? 1 : -1;
            x[i][0] = sign * (1 + i / 2);
            x[i][1] = sign * (2 - i / 2 % 3);
        }
        return Dataset.builder()
                .input("input", x)
                .ignoring(IGNORED)
                .labels(labels)
                .build();
    }

    @Test
    void theGradientIsThatOfAllRowsOfTheStep() {
        int[][] cases = {{0, 1, 2, 0, 1, 2, 0, 0}, {0, IGNORED, 2, 0, IGNORED, IGNORED, 1, IGNORED, 2, 2}};
        for (int[] labels : cases) {
            LinearNetwork parts = network(2, 0f);
            LinearNetwork whole = network(16, 0f);
            Dataset data = pairs(labels);
            History accumulated =
                    trainer(parts).accumulate(labels.length / 2).shuffle(false).fit(data);
            History once = trainer(whole).shuffle(false).fit(data);
            for (String name : new String[] {"linear.weight", "linear.bias"}) {
                float[] expected = whole.parameter(name).toArray();
                float[] actual = parts.parameter(name).toArray();
                for (int i = 0; i < expected.length; i++) {
                    assertThat(actual[i]).as(name).isCloseTo(expected[i], within(1e-6f));
                }
            }
            assertThat(accumulated.last().accuracy()).isEqualTo(once.last().accuracy());
        }
    }

    /** The same as the documentation says: {@code sum = fma(w, g, sum)}, then times 1 / Σ w. */
    @Test
    void theBitsAreThoseOfTheDocumentedSum() {
        Dataset data = Examples.clusters(30, 2, 3, 8);
        LinearNetwork net = network(8, 0.3f);
        trainer(net)
                .optimizer(Adam.learningRate(0.1f))
                .accumulate(3)
                .shuffle(false)
                .seed(9)
                .fit(data);
        LinearNetwork byHand = network(8, 0.3f);
        Session session = byHand.newTrainingSession(1);
        Optimizer.State state = Adam.learningRate(0.1f).start(byHand.trainableParameters());
        int pass = 0;
        for (int from = 0; from < 30; from += 24) {
            float[][] sums = new float[2][16];
            int rowsOfStep = Math.min(24, 30 - from);
            for (int at = from; at < from + rowsOfStep; at += 8) {
                int rows = Math.min(8, from + rowsOfStep - at);
                for (int r = 0; r < rows; r++) {
                    data.copyInput(0, at + r, session.input(0), 2 * r);
                    session.labels(0)[r] = data.label(at + r);
                }
                session.randomState(9, pass++);
                session.forward(rows);
                session.backward(rows);
                for (int i = 0; i < 2; i++) {
                    for (int k = 0; k < session.gradients().parameter(i).size(); k++) {
                        sums[i][k] = Math.fma((float) rows, session.gradients().values(i)[k], sums[i][k]);
                    }
                }
            }
            for (int i = 0; i < 2; i++) {
                for (int k = 0; k < session.gradients().parameter(i).size(); k++) {
                    session.gradients().values(i)[k] = sums[i][k] * (float) (1.0 / rowsOfStep);
                }
            }
            state.update(session.gradients());
        }
        assertThat(net.sha256()).isEqualTo(byHand.sha256());
    }

    @Test
    void aStepWithoutAnyLabelChangesNothing() {
        LinearNetwork net = network(2, 0f);
        float[] before = net.parameter("linear.weight").toArray();
        History history = trainer(net).accumulate(2).fit(pairs(IGNORED, IGNORED, IGNORED, IGNORED));
        assertThat(net.parameter("linear.weight").toArray()).isEqualTo(before);
        assertThat(history.last().loss()).isNaN();
    }

    @Test
    void oneThatDivergesLeavesStatisticsAsBeforeTheStep() {
        LinearNetwork net = network(2, 0f);
        Dataset data = Dataset.of(new float[][] {{1, 2}, {3, 4}, {Float.NaN, 0}, {0, 0}}, new int[4]);
        String before = net.sha256();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> trainer(net).accumulate(2).shuffle(false).fit(data)))
                .hasMessageContaining("input input of row 2 of the data set holds NaN")
                .hasMessageContaining("in epoch 1, step 1");
        assertThat(net.sha256()).isEqualTo(before);
    }
}
