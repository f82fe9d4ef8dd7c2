package dev.lamina.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Single metrics by hand, calls on arrays, and what is refused. */
class MetricTest {
    @Test
    void oneCallMeasuresArrays() {
        int[] predicted = {0, 2, 1, 1};
        int[] labels = {0, 1, 1, 1};
        assertThat(Accuracy.metric().of(predicted, labels)).isEqualTo(0.75);
        assertThat(Accuracy.metric().of(predicted, labels, new float[] {1, 2, 0, 1}))
                .isEqualTo(0.5);
        assertThat(F1.average(Average.MICRO).of(predicted, labels)).isEqualTo(0.75);
        assertThat(RocAuc.metric().of(Task.binary(), new float[] {0.1f, 0.4f, 0.35f, 0.8f}, new int[] {0, 0, 1, 1}))
                .isEqualTo(0.75);
        assertThat(MeanAbsoluteError.metric().of(new float[] {1, 2}, new float[] {2, 4}))
                .isEqualTo(1.5);
        assertThat(MaxError.metric().of(new float[][] {{1, 2}, {3, 4}}, new float[][] {{1, 2}, {3, 9}}))
                .isEqualTo(5);
        assertThat(TopKAccuracy.k(2).of(Task.classes(3), new float[][] {{3, 2, 1}, {3, 2, 1}}, new int[] {1, 2}))
                .isEqualTo(0.5);
        assertThat(HammingLoss.metric()
                        .of(Task.multiLabel(2).decided(), new int[] {1, 0, 1, 1}, new int[] {1, 1, 1, 1}, null))
                .isEqualTo(0.25);
        assertThat(Brier.metric().of(Task.binary().probabilities(), new float[] {0.5f, 1}, new float[] {1, 1}, null))
                .isEqualTo(0.125);
    }

    @Test
    void perplexityAndBitsAreFunctionsOfTheLogLoss() {
        float[] scores = {0, 0, 0, 0, 5, 5, 5, 5};
        int[] labels = {1, 3};
        Task task = Task.classes(4);
        assertThat(LogLoss.metric().of(task, scores, labels)).isCloseTo(Math.log(4), within(1e-15));
        assertThat(Perplexity.metric().of(task, scores, labels)).isCloseTo(4, within(1e-14));
        assertThat(BitsPerCharacter.metric().of(task, scores, labels)).isCloseTo(2, within(1e-15));
        assertThat(LogLoss.metric().of(Task.classes(2), new float[] {0, 900}, new int[] {0}))
                .as("exact where the probability is 0 as a number")
                .isEqualTo(900);
        assertThat(LogLoss.metric().of(Task.binary(), new float[] {-900}, new int[] {1}))
                .isEqualTo(900);
        assertThat(LogLoss.metric().of(Task.classes(2).probabilities(), new float[] {0, 1}, new int[] {0}))
                .isCloseTo(52 * Math.log(2), within(1e-12));
    }

    /** Bins 0 to 1/4, ... 3/4 to 1, each with its upper bound. */
    @Test
    void calibrationIsMeasuredInBins() {
        Task task = Task.binary().probabilities();
        float[] p = {0.125f, 0.25f, 0.375f, 0.875f, 1f};
        int[] labels = {0, 1, 1, 1, 0};
        // |0.375 - 1| / 5 + |0.375 - 1| / 5 + |1.875 - 1| / 5
        assertThat(CalibrationError.bins(4).of(task, p, labels)).isCloseTo(2.125 / 5, within(1e-15));
        assertThat(CalibrationError.bins(4).largest().of(task, p, labels)).isEqualTo(0.625);
        // of classes: the predicted one, with 0.625 wrong and 0.75 right, in bins of a third
        assertThat(CalibrationError.bins(3)
                        .of(Task.classes(2).probabilities(), new float[] {0.625f, 0.375f, 0.25f, 0.75f}, new int[] {1, 1
                        }))
                .isCloseTo((0.625 + 0.25) / 2, within(1e-15));
    }

    @Test
    void labelsAtPositions() {
        int[] labels = {0, 1, -100, 1, 1, 0};
        Task first = Task.classes(2).positions(3, 3).ignoring(-100);
        float[] classesFirst = {1, 1, 1, 0, 2, 0, 5, 0, 0, 0, 1, 1};
        // row 0: classes 0, 1, (0); row 1: 0, 1, 1
        assertThat(Accuracy.metric().of(first, classesFirst, labels)).isEqualTo(3 / 5.0);
        assertThat(ExactMatch.metric().of(first, classesFirst, labels)).isEqualTo(0.5);
        Task last = Task.classes(2).positions(3).ignoring(-100);
        float[] classesLast = {1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0};
        assertThat(Accuracy.metric().of(last, classesLast, labels)).isEqualTo(4 / 5.0);
        assertThat(Accuracy.metric().of(last, classesLast, labels, new float[] {0, 1}))
                .isEqualTo(2 / 3.0);
        int[] none = {-100, -100, -100, -100, -100, -100};
        assertThat(Accuracy.metric().of(last, classesLast, none)).isNaN();
        assertThat(ExactMatch.metric().of(last, classesLast, none)).isNaN();
    }

    @Test
    void aThresholdOfItsOwn() {
        Metric strict = Recall.average(Average.BINARY).at(0.9f);
        assertThat(strict).hasToString("recall_binary_at_0.9");
        assertThat(strict.higherIsBetter()).isTrue();
        assertThat(strict.of(Task.binary(), new float[] {2, 3}, new int[] {1, 1}))
                .isEqualTo(0.5);
        Metric.State state = F1.average(Average.PER_CLASS).at(0.5f).start(Task.multiLabel(2));
        state.add(new float[] {1, -1}, new int[] {1, 0}, 1);
        assertThat(state.values())
                .containsExactly(Map.entry("f1_per_class_at_0.5.0", 1.0), Map.entry("f1_per_class_at_0.5.1", 0.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Accuracy.metric().at(1f))
                .withMessage("the threshold must be above 0 and below 1, but is 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Accuracy.metric().at(0.3f).start(Task.classes(3)))
                .withMessage("only yes or no and several labels have a threshold, but this is classes(3)");
    }

    @Test
    void severalValuesHaveNames() {
        Metric.State state = Recall.average(Average.PER_CLASS).start(Task.classes(2));
        state.add(new float[] {1, 0, 1, 0}, new int[] {0, 1}, 2);
        assertThat(state.values()).hasToString("{recall_per_class.0=1.0, recall_per_class.1=0.0}");
        assertThatIllegalStateException()
                .isThrownBy(state::value)
                .withMessage("recall_per_class has 2 values: ask for value(i) or values()");
        ConfusionMatrix.Counts counts = ConfusionMatrix.metric().start(Task.classes(2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> counts.count(0, 2))
                .withMessage("there is no cell 0, 2: there are classes 0 to 1");
    }

    @Test
    void namesAreDistinct() {
        List<String> names = AllMetrics.all().stream().map(Metric::name).toList();
        assertThat(names).doesNotHaveDuplicates().contains("accuracy", "top_2_accuracy", "f0.5_macro", "r2_per_output");
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void refusesDataThatDoNotFit() {
        Task task = Task.classes(3);
        float[] scores = new float[6];
        refused(
                "label 3 of row 1 is no class: there are 0 to 2",
                () -> Accuracy.metric().of(task, scores, new int[] {0, 3}));
        refused(
                "label -1 of row 0 is no class: there are 0 to 2",
                () -> Accuracy.metric().of(task, scores, new int[] {-1, 0}));
        refused("there is nothing to measure: no rows", () -> Accuracy.metric().of(new int[0], new int[0]));
        refused(
                "6 outputs and 3 labels or targets aren't rows of classes(3), which have 3 and 1",
                () -> Accuracy.metric().of(task, scores, new int[3]));
        refused("1 weights were given for 2 rows", () -> Accuracy.metric().of(task, scores, new int[2], new float[1]));
        for (float bad : new float[] {Float.NaN, -1, Float.POSITIVE_INFINITY}) {
            refused(
                    "weight " + bad + " of row 1 must be finite and not negative",
                    () -> Accuracy.metric().of(task, scores, new int[2], new float[] {1, bad}));
        }
        refused(
                "target NaN of row 0 must be finite",
                () -> MeanAbsoluteError.metric().of(new float[1], new float[] {Float.NaN}));
        refused(
                "target 0.5 of row 0 must be 0 or 1",
                () -> Brier.metric().of(Task.binary(), new float[1], new float[] {0.5f}, null));
        refused(
                "output 1.5 of row 0 is no probability: if these are logits, leave probabilities() out",
                () -> Brier.metric().of(Task.binary().probabilities(), new float[] {1.5f}, new int[1]));
        refused(
                "output 3 of row 0 is no class: there are 0 to 2, and -1 for none",
                () -> Accuracy.metric().of(task.decided(), new int[] {3}, new int[1], null));
        refused(
                "the task is classes(3), but was given ints: add decided(), or give scores as floats",
                () -> Accuracy.metric().of(task, new int[3], new int[1], null));
        refused(
                "the task is classes(3), but was given targets: give labels as ints",
                () -> Accuracy.metric().of(task, new float[3], new float[1], null));
        refused(
                "row 1 has 1 values, but row 0 has 2",
                () -> R2.metric().of(new float[][] {{1, 2}, {3}}, new float[2][2]));
        refused(
                "3 rows of 3 outputs from index 0 don't lie in an array of 6",
                () -> Accuracy.metric().start(task).add(scores, new int[3], 3));
        refused(
                "accuracy was started for classes(3), but was given rows of classes(2)",
                () -> Accuracy.metric().start(task).add(new Rows(Task.classes(2))));
    }

    @Test
    void refusesTasksThatItIsNotDefinedFor() {
        refused(
                "top_4_accuracy needs at least 4 classes, but there are 3",
                () -> TopKAccuracy.k(4).start(Task.classes(3)));
        refused("k must be at least 1, but is 0", () -> TopKAccuracy.k(0));
        refused("beta must be finite and above 0, but is 0.0", () -> FBeta.beta(0, Average.MACRO));
        refused("bins must be at least 1, but is 0", () -> CalibrationError.bins(0));
        refused(
                "f1_binary needs two classes, not classes(3): choose MACRO, MICRO, WEIGHTED or PER_CLASS",
                () -> F1.average(Average.BINARY).start(Task.classes(3)));
        refused(
                "f1_samples needs several labels a row, not binary(): choose MACRO, MICRO, WEIGHTED or PER_CLASS",
                () -> F1.average(Average.SAMPLES).start(Task.binary()));
        refused(
                "roc_auc has no average SAMPLES: choose MACRO, which makes no difference for yes or no, MICRO, WEIGHTED"
                        + " or PER_CLASS",
                () -> RocAuc.average(Average.SAMPLES));
        refused("r2 measures values, not classes(3)", () -> R2.metric().start(Task.classes(3)));
        refused(
                "log_loss needs scores, not what was decided: classes(3).decided()",
                () -> LogLoss.metric().start(Task.classes(3).decided()));
        refused(
                "accuracy measures classes or yes or no. For multiLabel(2) take ExactMatch, the share of rows with all labels"
                        + " right, or HammingLoss, the share of wrong labels",
                () -> Accuracy.metric().start(Task.multiLabel(2)));
        refused(
                "confusion takes at most 10000 classes, but there are 10001",
                () -> ConfusionMatrix.metric().start(Task.classes(10_001)));
        refused("the number of classes must be at least 1, but is 0", () -> Task.classes(0));
        refused(
                "only a task of classes has positions, but this is binary()",
                () -> Task.binary().positions(2));
        refused(
                "positions must be at least 1 and a multiple of how far classes lie apart, but are 4 and 3",
                () -> Task.classes(2).positions(4, 3));
        refused(
                "values are neither probabilities nor decided: leave that out",
                () -> Task.values(2).probabilities());
    }
}
