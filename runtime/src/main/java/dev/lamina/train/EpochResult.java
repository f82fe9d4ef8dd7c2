package dev.lamina.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one epoch of training.
 *
 * @param epoch        number of the epoch, from 1
 * @param epochs       number of epochs of the run; 0 if only steps or time limit it and how many that makes isn't known
 * @param step         number of steps of the run so far
 * @param learningRate the rate of the last step
 * @param seconds      wall-clock time of the epoch's training steps, without validation
 * @param rowsPerSecond training rows a second
 * @param training     loss and accuracy of training, as measured in each step before its update: means over the steps, in which each
 *     counts as its rows do. Steps in which no label counts are left out; NaN if there was no other
 * @param validation   what the validation data gave after the epoch; empty if they weren't measured
 * @param reported     what callbacks {@linkplain TrainingRun#report reported}, by name
 */
public record EpochResult(
        int epoch,
        int epochs,
        long step,
        double learningRate,
        double seconds,
        double rowsPerSecond,
        Metrics training,
        Optional<Metrics> validation,
        Map<String, Double> reported) {
    /** What stands before the names of figures of the validation data. */
    static final String VALIDATION = "validation_";

    /** Keeps an unmodifiable copy. */
    public EpochResult {
        reported = Collections.unmodifiableMap(new LinkedHashMap<>(reported));
    }

    /** {@return the mean loss of training} */
    public double loss() {
        return training.loss();
    }

    /** {@return the share of labels classified rightly in their step, 0 to 1; NaN unless the targets are classes} */
    public double accuracy() {
        return training.accuracy();
    }

    /** {@return the loss on the validation data after the epoch; NaN without such data} */
    public double validationLoss() {
        return validation.map(Metrics::loss).orElse(Double.NaN);
    }

    /** {@return the accuracy on the validation data after the epoch; NaN without such data or classes} */
    public double validationAccuracy() {
        return validation.map(Metrics::accuracy).orElse(Double.NaN);
    }

    /** {@return loss and accuracy of training for each loss of a network that has several; else empty} */
    public List<TermMetrics> terms() {
        return training.terms();
    }

    /** {@return the same on the validation data; empty without such data} */
    public List<TermMetrics> validationTerms() {
        return validation.map(Metrics::terms).orElse(List.of());
    }

    /**
     * The figures of training of one of several losses.
     *
     * @param name its name
     * @return the figures
     * @throws IllegalArgumentException if there is none of that name
     */
    public TermMetrics term(String name) {
        return training.term(name);
    }

    /** {@return whether there is an accuracy: the targets are classes} */
    public boolean hasAccuracy() {
        return training.hasAccuracy();
    }

    /**
     * All figures by name: {@code loss}, {@code accuracy} where there are classes, {@code NAME.loss} and {@code NAME.accuracy} of
     * each of several losses, what {@link Trainer#metrics} asked for, the same of the validation data with {@code validation_} before the name, and what was reported.
     *
     * @return the figures, in this order; unmodifiable
     */
    public Map<String, Double> metrics() {
        Map<String, Double> all = new LinkedHashMap<>(training.byName(""));
        validation.ifPresent(metrics -> all.putAll(metrics.byName(VALIDATION)));
        all.putAll(reported);
        return Collections.unmodifiableMap(all);
    }

    /** {@return one line with the epoch, loss and accuracies, what was reported, the time and the speed} */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder("epoch ").append(epoch).append(epochs == 0 ? "" : "/" + epochs);
        line.append(String.format(Locale.ROOT, "  loss %.4f", loss()));
        if (hasAccuracy()) {
            line.append(String.format(Locale.ROOT, "  accuracy %.2f%%", 100 * accuracy()));
        }
        if (!terms().isEmpty()) {
            line.append("  ").append(TermMetrics.text(terms()));
        }
        if (!Double.isNaN(validationLoss())) {
            line.append(String.format(Locale.ROOT, "  validation loss %.4f", validationLoss()));
        }
        if (!Double.isNaN(validationAccuracy())) {
            line.append(String.format(Locale.ROOT, "  validation accuracy %.2f%%", 100 * validationAccuracy()));
        }
        if (!validationTerms().isEmpty()) {
            line.append("  ").append(TermMetrics.text(validationTerms()));
        }
        line.append(training.measured("  ", ""));
        validation.ifPresent(metrics -> line.append(metrics.measured("  ", "validation ")));
        reported.forEach((name, value) -> line.append(String.format(Locale.ROOT, "  %s %.4f", name, value)));
        line.append(String.format(Locale.ROOT, "  %.1f s  %.0f rows/s", seconds, rowsPerSecond));
        return line.toString();
    }
}
