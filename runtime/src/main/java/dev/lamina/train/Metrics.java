package dev.lamina.train;

import dev.lamina.internal.Suggestions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How well a network does on a data set.
 *
 * @param loss     the network's loss over the whole set, however it was cut into steps: means are those of all rows, or of
 *     all labels with their weights; a sum is divided by the rows
 * @param accuracy share of labels whose class has the largest score, 0 to 1, by the first loss that has classes; scores
 *     that hold a NaN are never right. NaN unless a loss has classes and labels that count
 * @param terms    the same for each loss of a network that has several, in their order; else empty
 * @param measured what {@link Trainer#metrics} asked for, by name
 */
public record Metrics(double loss, double accuracy, List<TermMetrics> terms, Map<String, Double> measured) {
    /** What the names of the figures of each class end with: too many for a line. */
    private static final Pattern OF_CLASS = Pattern.compile(".*\\.\\d+");

    /** Keeps unmodifiable copies. */
    public Metrics {
        terms = List.copyOf(terms);
        measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
    }

    /**
     * The figures without further metrics.
     *
     * @param loss     the loss
     * @param accuracy the accuracy, or NaN
     * @param terms    the same for each of several losses
     */
    public Metrics(double loss, double accuracy, List<TermMetrics> terms) {
        this(loss, accuracy, terms, Map.of());
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

    /**
     * What {@link Trainer#metrics} asked for.
     *
     * @param name its name, such as {@code f1_macro}
     * @return its value
     * @throws IllegalArgumentException if there is none of that name
     */
    public double measured(String name) {
        Double value = measured.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no metric " + name + " among " + measured.keySet()
                    + (measured.isEmpty()
                            ? ": name some with Trainer.metrics(...)"
                            : Suggestions.didYouMean(name, measured.keySet())));
        }
        return value;
    }

    /** All figures by name, each behind a prefix; accuracies only where there are classes and labels. */
    Map<String, Double> byName(String prefix) {
        Map<String, Double> figures = own(prefix);
        measured.forEach((name, value) -> figures.put(prefix + name, value));
        return figures;
    }

    /** The figures that are always measured. */
    Map<String, Double> own(String prefix) {
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
        text += terms.isEmpty() ? "" : ", " + TermMetrics.text(terms);
        return text + measured(", ", "");
    }

    /** What was asked for, but for figures of each class and those that are there already. */
    String measured(String separator, String prefix) {
        Set<String> shown = own("").keySet();
        return measured.entrySet().stream()
                .filter(entry -> !shown.contains(entry.getKey())
                        && !OF_CLASS.matcher(entry.getKey()).matches())
                .map(entry ->
                        String.format(Locale.ROOT, "%s%s%s %.4f", separator, prefix, entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }
}
