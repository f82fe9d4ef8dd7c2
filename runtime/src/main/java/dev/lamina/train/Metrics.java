package dev.lamina.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well a network does on a data set.
 *
 * @param loss     the network's loss over the whole set, however it was cut into steps: means are those of all rows, or of
 *     all labels with their weights; a sum is divided by the rows
 * @param accuracy share of labels whose class has the largest score, 0 to 1, by the first loss that has classes; scores
 *     that hold a NaN are never right. NaN unless a loss has classes and labels that count
 * @param terms    the same for each loss of a network that has several, in their order; else empty
 */
public record Metrics(double loss, double accuracy, List<TermMetrics> terms) {
    /** Keeps an unmodifiable copy. */
    public Metrics {
        terms = List.copyOf(terms);
    }

    /**
     * The figures of a network with one loss.
     *
     * @param loss     the loss
     * @param accuracy the accuracy, or NaN
     */
    public Metrics(double loss, double accuracy) {
        this(loss, accuracy, List.of());
    }

    /**
     * The figures of one of several losses.
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

    /** All figures by name, each behind a prefix; accuracies only where there are classes and labels. */
    Map<String, Double> byName(String prefix) {
        Map<String, Double> figures = new LinkedHashMap<>();
        put(figures, prefix, loss, accuracy);
        for (TermMetrics term : terms) {
            put(figures, prefix + term.name() + ".", term.loss(), term.accuracy());
        }
        return figures;
    }

    private static void put(Map<String, Double> figures, String prefix, double loss, double accuracy) {
        figures.put(prefix + "loss", loss);
        if (!Double.isNaN(accuracy)) {
            figures.put(prefix + "accuracy", accuracy);
        }
    }

    /** {@return for example {@code loss 0.0712, accuracy 97.80%}} */
    @Override
    public String toString() {
        String text = String.format(Locale.ROOT, "loss %.4f", loss);
        if (hasAccuracy()) {
            text += String.format(Locale.ROOT, ", accuracy %.2f%%", 100 * accuracy);
        }
        return terms.isEmpty() ? text : text + ", " + TermMetrics.text(terms);
    }
}
