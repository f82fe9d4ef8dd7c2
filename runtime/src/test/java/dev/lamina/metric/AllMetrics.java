package dev.lamina.metric;

import java.util.ArrayList;
import java.util.List;

/** One of every kind of metric, with all averages. */
final class AllMetrics {
    private AllMetrics() {}

    static List<Metric> all() {
        List<Metric> all = new ArrayList<>(List.of(
                Accuracy.metric(),
                BalancedAccuracy.metric(),
                TopKAccuracy.k(1),
                TopKAccuracy.k(2),
                TopKAccuracy.k(3),
                TopKAccuracy.k(4),
                LogLoss.metric(),
                Perplexity.metric(),
                BitsPerCharacter.metric(),
                Brier.metric(),
                CalibrationError.bins(5),
                CalibrationError.bins(5).largest(),
                CohenKappa.metric(),
                CohenKappa.linear(),
                CohenKappa.quadratic(),
                Matthews.metric(),
                ConfusionMatrix.metric(),
                HammingLoss.metric(),
                ExactMatch.metric()));
        all.addAll(List.of(
                MeanAbsoluteError.metric(),
                MeanAbsoluteError.perOutput(),
                MeanSquaredError.metric(),
                MeanSquaredError.perOutput(),
                RootMeanSquaredError.metric(),
                RootMeanSquaredError.perOutput(),
                MeanAbsolutePercentageError.metric(),
                MeanAbsolutePercentageError.perOutput(),
                MaxError.metric(),
                R2.metric(),
                R2.perOutput(),
                ExplainedVariance.metric(),
                ExplainedVariance.perOutput()));
        for (Average average : Average.values()) {
            all.add(Precision.average(average));
            all.add(Recall.average(average));
            all.add(F1.average(average));
            all.add(FBeta.beta(2f, average));
            all.add(FBeta.beta(0.5f, average));
            if (average != Average.BINARY && average != Average.SAMPLES) {
                all.add(RocAuc.average(average));
                all.add(AveragePrecision.average(average));
            }
        }
        return all;
    }

    static Metric named(String name) {
        return all().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric " + name));
    }

    /** Those that are defined for a task. */
    static List<Metric> of(Task task) {
        return all().stream().filter(metric -> isDefined(metric, task)).toList();
    }

    private static boolean isDefined(Metric metric, Task task) {
        try {
            metric.start(task);
            return true;
        } catch (IllegalArgumentException undefined) {
            return false;
        }
    }
}
