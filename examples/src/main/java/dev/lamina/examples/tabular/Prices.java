package dev.lamina.examples.tabular;

import java.util.List;

/**
 * The scale of prices: a network starts with outputs about 0 and 1 and would need long to get to hundreds of thousands.
 *
 * @param mean of the training part, in dollars
 * @param deviation the standard deviation there
 */
record Prices(double mean, double deviation) {
    static Prices fit(List<District> training) {
        double mean = 0;
        for (double price : of(training)) {
            mean += price / training.size();
        }
        double variance = 0;
        for (double price : of(training)) {
            variance += (price - mean) * (price - mean) / training.size();
        }
        return new Prices(mean, variance == 0 ? 1 : Math.sqrt(variance));
    }

    /** The prices of districts, in dollars. */
    static double[] of(List<District> districts) {
        return districts.stream().mapToDouble(District::value).toArray();
    }

    /** What the network learns. */
    float scaled(double dollars) {
        return (float) ((dollars - mean) / deviation);
    }

    /** What the network's output means. */
    double dollars(float scaled) {
        return scaled * deviation + mean;
    }

    static double rootMeanSquaredError(double[] truth, double[] estimates) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += (truth[i] - estimates[i]) * (truth[i] - estimates[i]);
        }
        return Math.sqrt(sum / truth.length);
    }

    static double meanAbsoluteError(double[] truth, double[] estimates) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += Math.abs(truth[i] - estimates[i]);
        }
        return sum / truth.length;
    }
}
