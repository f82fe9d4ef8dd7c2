package dev.lamina.metric;

import dev.lamina.state.Decimals;

/**
 * {@link F1} with a recall that counts beta times as much as precision: {@code (1 + beta²) hits / (beta² actual +
 * predicted)} of a class, 0 where neither occurs (van Rijsbergen, 1979).
 */
public final class FBeta extends FScores {
    private final float beta;
    private final double square;

    private FBeta(float beta, Average average) {
        super(average);
        this.beta = beta;
        double exact = Decimals.of(beta);
        this.square = exact * exact;
    }

    /**
     * The metric.
     *
     * @param beta how much recall counts, finite and above 0
     * @param average how the figures of the classes become one
     * @return the metric, for classes, yes or no, and several labels
     * @throws IllegalArgumentException if beta is out of range
     */
    public static FBeta beta(float beta, Average average) {
        if (!(beta > 0 && beta <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("beta must be finite and above 0, but is " + beta);
        }
        return new FBeta(beta, average);
    }

    @Override
    String quantity() {
        return "f" + (beta == (int) beta ? Integer.toString((int) beta) : Float.toString(beta));
    }

    @Override
    double quotient(double hits, double actual, double predicted) {
        return divide((1 + square) * hits, square * actual + predicted);
    }
}
