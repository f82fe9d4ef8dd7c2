package dev.lamina.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.testing.Allocations;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all metrics have in common: batches, a fresh start, no garbage, items that don't count, values that aren't numbers. */
class MetricRunTest {
    private static final int ROWS = 60;
    private static final List<Task> TASKS = List.of(
            Task.classes(4),
            Task.classes(4).probabilities(),
            Task.classes(4).positions(6).ignoring(-100),
            Task.classes(4).positions(6, 3).ignoring(-100),
            Task.classes(4).decided(),
            Task.binary(),
            Task.binary().probabilities().threshold(0.3f),
            Task.multiLabel(3),
            Task.multiLabel(3).decided(),
            Task.values(3));

    static List<Task> tasks() {
        return TASKS;
    }

    /** Random rows of a task. Every fifth position is ignored, where labels can be. */
    private static final class Data {
        final float[] outputs;
        final int[] decided;
        final int[] labels;
        final float[] targets;
        final float[] weights = new float[ROWS];
        final Task task;

        Data(Task task, long seed) {
            this.task = task;
            Random random = new Random(seed);
            outputs = new float[ROWS * task.outputs()];
            decided = new int[outputs.length];
            labels = new int[ROWS * task.labels()];
            targets = new float[labels.length];
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] =
                        task.form() == Task.Form.PROBABILITIES ? random.nextFloat() : (float) random.nextGaussian();
                decided[i] = random.nextInt(Math.max(1, task.classes()));
            }
            for (int i = 0; i < labels.length; i++) {
                labels[i] = task.ignores(-100) && i % 5 == 0 ? -100 : random.nextInt(Math.max(1, task.classes()));
                targets[i] = (float) random.nextGaussian();
            }
            for (int i = 0; i < ROWS; i++) {
                weights[i] = random.nextInt(4) / 2f;
            }
        }

        Rows rows(Rows rows, int from, int count) {
            int output = from * task.outputs();
            int label = from * task.labels();
            if (task.isDecided()) {
                rows.set(decided, output, labels, label, count);
            } else if (task.kind() == Task.Kind.VALUES) {
                rows.set(outputs, output, targets, label, count);
            } else {
                rows.set(outputs, output, labels, label, count);
            }
            return rows.weighted(weights, from);
        }
    }

    private static double[] values(Metric.State state) {
        return state.values().values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void batchesMakeNoDifferenceAndAResetStartsAnew(Task task) {
        AllMetrics.of(task).forEach(metric -> addInBatches(metric, task));
    }

    private static void addInBatches(Metric metric, Task task) {
        Data data = new Data(task, 1);
        Metric.State whole = metric.start(task).add(data.rows(new Rows(task), 0, ROWS));
        Metric.State pieces = metric.start(task);
        for (int run = 0; run < 2; run++) {
            Rows rows = new Rows(task);
            pieces.add(new Data(task, 99).rows(rows, 0, run * 7));
            pieces.reset();
            int size = 1;
            for (int from = 0; from < ROWS; from += size, size = Math.min(size + 1, ROWS - from)) {
                pieces.add(data.rows(rows, from, Math.min(size, ROWS - from)));
            }
            assertThat(values(pieces)).as(metric.name()).containsExactly(values(whole));
        }
    }

    /** A row of weight 0 might as well not be there, and one of weight 2 is there twice. */
    @ParameterizedTest
    @MethodSource("tasks")
    void weightsCountRows(Task task) {
        AllMetrics.of(task).forEach(metric -> addWeighted(metric, task));
    }

    private static void addWeighted(Metric metric, Task task) {
        Data data = new Data(task, 2);
        Metric.State weighted = metric.start(task);
        Metric.State counted = metric.start(task);
        Rows rows = new Rows(task);
        for (int i = 0; i < ROWS; i++) {
            data.weights[i] = i % 3;
            weighted.add(data.rows(rows, i, 1));
            for (int times = 0; times < i % 3; times++) {
                counted.add(data.rows(rows, i, 1).weighted(null, 0));
            }
        }
        assertThat(values(weighted)).hasSameSizeAs(values(counted));
        for (int i = 0; i < weighted.size(); i++) {
            boolean counts = metric == ConfusionMatrix.metric();
            assertThat(weighted.value(i))
                    .as(weighted.name(i))
                    .isCloseTo(counted.value(i), within(counts ? 1e-9 : 1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void addingAllocatesNothing(Task task) {
        Data data = new Data(task, 3);
        List<Metric.State> states =
                AllMetrics.of(task).stream().map(metric -> metric.start(task)).toList();
        Rows rows = new Rows(task);
        assertThat(Allocations.of(() -> {
                    for (int i = 0; i < states.size(); i++) {
                        states.get(i).reset(); // else metrics that keep all scores would grow
                        states.get(i).add(data.rows(rows, 0, 2)).add(data.rows(rows, 2, 3));
                    }
                }))
                .isLessThan(1000);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void nothingIsNaN(Task task) {
        AllMetrics.of(task).forEach(metric -> addNothing(metric, task));
    }

    private static void addNothing(Metric metric, Task task) {
        Metric.State state = metric.start(task);
        if (metric == ConfusionMatrix.metric()) {
            assertThat(values(state)).containsOnly(0);
            return;
        }
        assertThat(values(state)).as(metric.name()).containsOnly(Double.NaN);
        Data data = new Data(task, 4);
        state.add(data.rows(new Rows(task), 0, ROWS).weighted(new float[ROWS], 0));
        assertThat(values(state)).as("%s after weights of 0", metric).containsOnly(Double.NaN);
    }

    /** A NaN is never right: no figure gets better by one. */
    @ParameterizedTest
    @MethodSource("tasks")
    void aNaNIsNeverRight(Task task) {
        AllMetrics.of(task).forEach(metric -> addNaN(metric, task));
    }

    private static void addNaN(Metric metric, Task task) {
        Data data = new Data(task, 5);
        Rows rows = new Rows(task);
        double[] before = values(metric.start(task).add(data.rows(rows, 0, ROWS).weighted(null, 0)));
        for (int i = 0; i < data.outputs.length; i++) {
            data.decided[i] = -1;
            data.outputs[i] = Float.NaN;
        }
        double[] all = values(metric.start(task).add(data.rows(rows, 0, ROWS).weighted(null, 0)));
        assertThat(before).hasSameSizeAs(all);
        for (double value : all) {
            // what counts errors has only errors, and what can't be computed is NaN
            assertThat(Double.isNaN(value) || value == (metric.higherIsBetter() ? 0 : 1))
                    .as("%s of %s is %s", metric, task, value)
                    .isTrue();
        }
    }

    @Test
    void aNaNInOneScoreMakesThatRowWrong() {
        float[] scores = {0, 1, Float.NaN, 0, 1, 0};
        int[] labels = {1, 1};
        Task task = Task.classes(3);
        assertThat(Accuracy.metric().of(task, scores, labels)).isEqualTo(0.5);
        assertThat(TopKAccuracy.k(3).of(task, scores, labels)).isEqualTo(0.5);
        assertThat(Precision.average(Average.MICRO).of(task, scores, labels)).isEqualTo(1);
        assertThat(Recall.average(Average.MICRO).of(task, scores, labels)).isEqualTo(0.5);
        assertThat(LogLoss.metric().of(task, scores, labels)).isNaN();
        assertThat(RocAuc.metric().of(task, scores, labels)).isNaN();
        ConfusionMatrix.Counts counts = ConfusionMatrix.metric().start(task);
        counts.add(scores, labels, 2);
        assertThat(counts.matrix()).isDeepEqualTo(new double[][] {{0, 0, 0}, {0, 1, 0}, {0, 0, 0}});
        assertThat(counts.undecided(1)).isEqualTo(1);
    }

    @Test
    void keepsScoresOfManyRows() {
        Metric.State state = RocAuc.metric().start(Task.binary());
        Random random = new Random(6);
        int size = 5000;
        float[] scores = new float[size];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            labels[i] = random.nextInt(2);
            scores[i] = random.nextInt(20) + labels[i];
        }
        Rows rows = new Rows(state.task());
        for (int i = 0; i < size; i++) {
            state.add(rows.set(scores, i, labels, i, 1));
        }
        double better = 0;
        double pairs = 0;
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                if (labels[i] == 1 && labels[k] == 0) {
                    pairs++;
                    better += scores[i] > scores[k] ? 1 : scores[i] == scores[k] ? 0.5 : 0;
                }
            }
        }
        assertThat(state.value()).isCloseTo(better / pairs, within(1e-12));
    }
}
