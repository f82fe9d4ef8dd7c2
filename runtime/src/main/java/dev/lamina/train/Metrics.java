package dev.lamina.train;

import java.util.Locale;

/**
 * How well a network does on a data set.
 *
 * @param loss     the network's loss: the mean over the steps, each weighted with its rows
 * @param accuracy share of rows whose largest output is the right class, 0 to 1; NaN unless the targets are classes
 */
public record Metrics(double loss, double accuracy) {
    /** {@return whether there is an accuracy: the targets are classes} */
    public boolean hasAccuracy() {
        return !Double.isNaN(accuracy);
    }

    /** {@return for example {@code loss 0.0712, accuracy 97.80%}} */
    @Override
    public String toString() {
        String text = String.format(Locale.ROOT, "loss %.4f", loss);
        return hasAccuracy() ? text + String.format(Locale.ROOT, ", accuracy %.2f%%", 100 * accuracy) : text;
    }
}
