package dev.lamina.train;

import java.util.Locale;

/**
 * What came of one epoch of training.
 *
 * @param epoch              number of the epoch, from 1
 * @param epochs             number of epochs of the run
 * @param loss               mean of the training loss, as measured in each step before its update
 * @param accuracy           share of training rows classified rightly in their step, 0 to 1; NaN unless the targets
 *     are classes
 * @param validationLoss     loss on the validation data after the epoch; NaN without such data
 * @param validationAccuracy accuracy on the validation data after the epoch; NaN without such data or classes
 * @param seconds            wall-clock time of the training steps, without validation
 * @param rowsPerSecond      training rows a second
 */
public record EpochResult(
        int epoch,
        int epochs,
        double loss,
        double accuracy,
        double validationLoss,
        double validationAccuracy,
        double seconds,
        double rowsPerSecond) {
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
        if (!Double.isNaN(validationLoss)) {
            line.append(String.format(Locale.ROOT, "  validation loss %.4f", validationLoss));
        }
        if (!Double.isNaN(validationAccuracy)) {
            line.append(String.format(Locale.ROOT, "  validation accuracy %.2f%%", 100 * validationAccuracy));
        }
        line.append(String.format(Locale.ROOT, "  %.1f s  %.0f rows/s", seconds, rowsPerSecond));
        return line.toString();
    }
}
