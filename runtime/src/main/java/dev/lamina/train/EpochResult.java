package dev.lamina.train;

import java.util.List;
import java.util.Locale;

/**
 * What came of one epoch of training.
 *
 * @param epoch              number of the epoch, from 1
 * @param epochs             number of epochs of the run
 * @param loss               mean of the training loss, as measured in each step before its update. Steps in which no label counts are left
 *     out; NaN if there was no other
 * @param accuracy           share of labels classified rightly in their step, 0 to 1, scores that hold a NaN being never right; NaN unless the
 *     targets are classes and some label counts
 * @param validationLoss     loss on the validation data after the epoch; NaN without such data
 * @param validationAccuracy accuracy on the validation data after the epoch; NaN without such data or classes
 * @param seconds            wall-clock time of the training steps, without validation
 * @param rowsPerSecond      training rows a second
 * @param terms              loss and accuracy of training for each loss of a network that has several; else empty
 * @param validationTerms    the same on the validation data; empty without such data
 */
public record EpochResult(
        int epoch,
        int epochs,
        double loss,
        double accuracy,
        double validationLoss,
        double validationAccuracy,
        double seconds,
        double rowsPerSecond,
        List<TermMetrics> terms,
        List<TermMetrics> validationTerms) {
    /** Keeps unmodifiable copies. */
    public EpochResult {
        terms = List.copyOf(terms);
        validationTerms = List.copyOf(validationTerms);
    }

    /**
     * The result of a network with one loss.
     *
     * @param epoch              number of the epoch
     * @param epochs             number of epochs of the run
     * @param loss               mean of the training loss
     * @param accuracy           share of training rows that are right, or NaN
     * @param validationLoss     loss on the validation data, or NaN
     * @param validationAccuracy accuracy on the validation data, or NaN
     * @param seconds            wall-clock time of the training steps
     * @param rowsPerSecond      training rows a second
     */
    public EpochResult(
            int epoch,
            int epochs,
            double loss,
            double accuracy,
            double validationLoss,
            double validationAccuracy,
            double seconds,
            double rowsPerSecond) {
        this(
                epoch,
                epochs,
                loss,
                accuracy,
                validationLoss,
                validationAccuracy,
                seconds,
                rowsPerSecond,
                List.of(),
                List.of());
    }

    /**
     * The figures of training of one of several losses.
     *
     * @param name its name
     * @return the figures
     * @throws IllegalArgumentException if there is none of that name
     */
    public TermMetrics term(String name) {
        return TermMetrics.find(terms, name);
    }

    /** {@return whether there is an accuracy: the targets are classes} */
    public boolean hasAccuracy() {
        return !Double.isNaN(accuracy);
    }

    /** {@return one line with all figures there are} */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "epoch %d/%d  loss %.4f", epoch, epochs, loss));
        if (hasAccuracy()) {
            line.append(String.format(Locale.ROOT, "  accuracy %.2f%%", 100 * accuracy));
        }
        if (!terms.isEmpty()) {
            line.append("  ").append(TermMetrics.text(terms));
        }
        if (!Double.isNaN(validationLoss)) {
            line.append(String.format(Locale.ROOT, "  validation loss %.4f", validationLoss));
        }
        if (!Double.isNaN(validationAccuracy)) {
            line.append(String.format(Locale.ROOT, "  validation accuracy %.2f%%", 100 * validationAccuracy));
        }
        if (!validationTerms.isEmpty()) {
            line.append("  ").append(TermMetrics.text(validationTerms));
        }
        line.append(String.format(Locale.ROOT, "  %.1f s  %.0f rows/s", seconds, rowsPerSecond));
        return line.toString();
    }
}
