package dev.lamina.train;

import java.util.Map;
import java.util.Objects;

/**
 * A figure of a run that tells how good it is: its name, and whether larger ones are better.
 *
 * @param name    its name in {@link EpochResult#metrics}; null for the loss of the validation data, else that of training
 * @param largest whether larger ones are better
 */
record Figure(String name, boolean largest) {
    private static final String LOSS = "loss";

    /** Takes what judges a run. */
    interface Judge {
        void judge(TrainingRun run, double value);
    }

    static Figure loss() {
        return new Figure(null, false);
    }

    static Figure named(String name, boolean largest) {
        return new Figure(Objects.requireNonNull(name, "name"), largest);
    }

    /** The worst value, which anything but NaN beats. */
    double worst() {
        return largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    boolean isBetter(double value, double best, double by) {
        return largest ? value > best + by : value < best - by;
    }

    /** Judges a measurement of validation data, if the figure is one of these. */
    void judge(TrainingRun run, Metrics metrics, Judge judge) {
        if (isOf(metrics)) {
            judge.judge(run, name == null ? metrics.loss() : named(metrics).get(name));
        }
    }

    /**
     * Judges an epoch, unless its validation was judged.
     *
     * @throws IllegalStateException if there is no figure of that name
     */
    void judge(TrainingRun run, EpochResult result, Judge judge) {
        if (result.validation().filter(this::isOf).isPresent()) {
            return;
        }
        Double value = result.metrics().get(toString());
        if (value == null) {
            throw new IllegalStateException("a callback watches the figure " + name + ", but there are only "
                    + result.metrics().keySet() + ": name one of these");
        }
        judge.judge(run, value);
    }

    private boolean isOf(Metrics metrics) {
        return name == null || named(metrics).containsKey(name);
    }

    private static Map<String, Double> named(Metrics metrics) {
        return metrics.byName(EpochResult.VALIDATION);
    }

    @Override
    public String toString() {
        return name == null ? LOSS : name;
    }
}
