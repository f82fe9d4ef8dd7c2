package dev.lamina.metric;

import java.util.Arrays;

/** Weights of yes and no for each score that occurs, from the largest score to the smallest. */
final class Ranking {
    /** For each score that occurs, ascending. */
    private final double[] yes;

    private final double[] no;

    /** One decision of some items. Needs 24 bytes for each. */
    Ranking(int items, Scores scores) {
        double[] distinct = distinct(items, scores);
        yes = new double[distinct.length];
        no = new double[distinct.length];
        for (int i = 0; i < items; i++) {
            double[] side = scores.isYes(i) ? yes : no;
            side[Arrays.binarySearch(distinct, scores.score(i))] += scores.weight(i);
        }
    }

    private static double[] distinct(int items, Scores scores) {
        double[] sorted = new double[items];
        for (int i = 0; i < items; i++) {
            sorted[i] = scores.score(i);
        }
        Arrays.sort(sorted);
        int size = 0;
        for (int i = 0; i < items; i++) {
            if (size == 0 || sorted[i] != sorted[size - 1]) {
                sorted[size++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, size);
    }

    /** Scores of one decision. No score is NaN or -0. */
    interface Scores {
        double score(int item);

        boolean isYes(int item);

        double weight(int item);
    }

    /** The area under the curve of true against false positives; NaN unless there are both. */
    double area() {
        double allYes = ClassCounts.sum(yes);
        double allNo = ClassCounts.sum(no);
        double above = 0;
        double area = 0;
        for (int i = yes.length - 1; i >= 0; i--) {
            area += no[i] * (above + yes[i] / 2);
            above += yes[i];
        }
        return allYes == 0 || allNo == 0 ? Double.NaN : area / (allYes * allNo);
    }

    /** The mean precision at the items that are yes; 0 if there is none. */
    double averagePrecision() {
        double all = ClassCounts.sum(yes);
        double found = 0;
        double wrong = 0;
        double sum = 0;
        for (int i = yes.length - 1; i >= 0; i--) {
            found += yes[i];
            wrong += no[i];
            sum += yes[i] == 0 ? 0 : yes[i] * (found / (found + wrong));
        }
        return all == 0 ? 0 : sum / all;
    }
}
