package dev.lamina.train;

import dev.lamina.internal.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How well a network does on one of several losses.
 *
 * @param name     the name of the loss
 * @param loss     the loss before its own weight is applied: of a whole set as in {@link Metrics}, of training the mean over
 *     the steps, each weighted with its rows
 * @param accuracy share of labels whose class has the largest score, 0 to 1; scores that hold a NaN are never right. NaN unless
 *     the loss has labels as its target and some of them count
 */
public record TermMetrics(String name, double loss, double accuracy) {
    static TermMetrics find(List<TermMetrics> terms, String name) {
        List<String> names = terms.stream().map(TermMetrics::name).toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException("there is no loss " + name + " among " + names
                    + (names.isEmpty() ? ": the network has only one" : Suggestions.didYouMean(name, names)));
        }
        return terms.get(names.indexOf(name));
    }

    static String text(List<TermMetrics> terms) {
        return terms.stream().map(TermMetrics::toString).collect(Collectors.joining(", "));
    }

    /** {@return whether there is an accuracy: the targets are classes} */
    public boolean hasAccuracy() {
        return !Double.isNaN(accuracy);
    }

    /** {@return for example {@code digit 0.3010 (97.80%)}} */
    @Override
    public String toString() {
        String text = String.format(Locale.ROOT, "%s %.4f", name, loss);
        return hasAccuracy() ? text + String.format(Locale.ROOT, " (%.2f%%)", 100 * accuracy) : text;
    }
}
