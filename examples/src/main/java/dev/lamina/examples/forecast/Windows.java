package dev.lamina.examples.forecast;

import dev.lamina.data.Dataset;

/**
 * Cuts a series into examples: {@link #LENGTH} months to read, {@link #AHEAD} months to foretell.
 *
 * <p>The network sees square roots, because the scatter of counts grows with the root of what is counted: on that scale
 * it is about the same in quiet and in active years. It foretells the change from the last month that it read, so that
 * knowing nothing means to answer 0, which is the naive forecast.
 */
final class Windows {
    /** Months to read: the sun's cycle has about eleven years. */
    static final int LENGTH = 132;

    /** Months to foretell. */
    static final int AHEAD = 12;

    private final Series series;
    private final double mean;
    private final double deviation;

    /**
     * Learns the scale.
     *
     * @param trainingMonths from how many months, the first ones, mean and deviation are taken
     */
    Windows(Series series, int trainingMonths) {
        this.series = series;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < trainingMonths; i++) {
            double root = Math.sqrt(series.values()[i]);
            sum += root;
            squares += root * root;
        }
        mean = sum / trainingMonths;
        double variance = squares / trainingMonths - mean * mean;
        deviation = variance > 1e-12 ? Math.sqrt(variance) : 1;
    }

    /**
     * All examples whose months to foretell lie in a range of months; what they read may lie before it.
     *
     * @param from first month
     * @param to one past the last month
     */
    Dataset examples(int from, int to) {
        int first = Math.max(from, LENGTH);
        int count = Math.max(0, to - AHEAD + 1 - first);
        float[][] windows = new float[count][];
        float[][] years = new float[count][AHEAD];
        for (int i = 0; i < count; i++) {
            windows[i] = window(first + i);
            for (int k = 0; k < AHEAD; k++) {
                years[i][k] = scaled(first + i + k) - scaled(first + i - 1);
            }
        }
        return Dataset.of(windows, years);
    }

    /** What is known before a month: the {@link #LENGTH} months before it, scaled. */
    float[] window(int month) {
        float[] window = new float[LENGTH];
        for (int k = 0; k < LENGTH; k++) {
            window[k] = scaled(month - LENGTH + k);
        }
        return window;
    }

    /**
     * The number that an output of the network means.
     *
     * @param month the first month that it foretells
     * @param change one output
     */
    double value(int month, float change) {
        double root = Math.max(0, (scaled(month - 1) + change) * deviation + mean);
        return root * root;
    }

    private float scaled(int month) {
        return (float) ((Math.sqrt(series.values()[month]) - mean) / deviation);
    }
}
