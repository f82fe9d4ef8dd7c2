package dev.lamina.examples.digits;

import java.util.Locale;

/** Which class was taken for which: one row for each true class, one column for each predicted class. */
final class ConfusionMatrix {
    private final int[][] counts;

    /** An empty matrix for classes from 0 to {@code classes - 1}. */
    ConfusionMatrix(int classes) {
        counts = new int[classes][classes];
    }

    /** Counts one prediction. */
    void add(int label, int predicted) {
        counts[label][predicted]++;
    }

    /** How many rows of class {@code label} were predicted to be {@code predicted}. */
    int count(int label, int predicted) {
        return counts[label][predicted];
    }

    /** How many predictions were counted. */
    int total() {
        int total = 0;
        for (int label = 0; label < counts.length; label++) {
            total += total(label);
        }
        return total;
    }

    /** How many predictions were right. */
    int correct() {
        int correct = 0;
        for (int i = 0; i < counts.length; i++) {
            correct += counts[i][i];
        }
        return correct;
    }

    /** The part of all predictions that were right, 0 to 1; NaN if there were none. */
    double accuracy() {
        return (double) correct() / total();
    }

    /** The part of a class that was recognised, 0 to 1; NaN for a class that never occurred. */
    double recall(int label) {
        return (double) counts[label][label] / total(label);
    }

    private int total(int label) {
        int total = 0;
        for (int count : counts[label]) {
            total += count;
        }
        return total;
    }

    /** A table; zeros are dots, so that the mistakes stand out. */
    @Override
    public String toString() {
        int width = Math.max(3, Integer.toString(total()).length());
        StringBuilder text = new StringBuilder("true   predicted\n      ");
        for (int predicted = 0; predicted < counts.length; predicted++) {
            text.append(' ').append(right(Integer.toString(predicted), width));
        }
        text.append("   recognised\n");
        for (int label = 0; label < counts.length; label++) {
            text.append(right(Integer.toString(label), 4)).append("  ");
            for (int count : counts[label]) {
                text.append(' ').append(right(count == 0 ? "." : Integer.toString(count), width));
            }
            text.append("   ")
                    .append(total(label) == 0 ? "-" : percent(recall(label)))
                    .append('\n');
        }
        return text.toString();
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%8.1f %%", 100 * part);
    }
}
