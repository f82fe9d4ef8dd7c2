package dev.lamina.metric;

import java.util.Arrays;

/** The weighted mean of values and their squared distance from it, in one pass (West, 1979). Exactly 0 for equal values. */
final class Variance {
    private double weight;
    private double mean;
    private double squares;

    static Variance[] each(int count) {
        Variance[] all = new Variance[count];
        Arrays.setAll(all, i -> new Variance());
        return all;
    }

    void add(double value, double valueWeight) {
        weight += valueWeight;
        double before = value - mean;
        mean += valueWeight / weight * before;
        squares += valueWeight * before * (value - mean);
    }

    void reset() {
        weight = 0;
        mean = 0;
        squares = 0;
    }

    /** The weighted sum of the squares of the distances from the mean. */
    double squares() {
        return squares;
    }
}
