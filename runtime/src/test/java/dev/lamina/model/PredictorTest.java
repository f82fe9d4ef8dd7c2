package dev.lamina.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

class PredictorTest {
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
        assertThat(Predictor.argMax(new float[] {9, 1, 5, 5, 2}, 1, 5)).isEqualTo(1);
        float[] v = {7, 1000, 1000, 7};
        Predictor.softmax(v, 1, 3);
        assertThat(v).containsExactly(7, 0.5f, 0.5f, 7);
    }
}
