package dev.lamina.metric;

/**
 * The harmonic mean of {@link Precision} and {@link Recall} of a class: {@code 2 hits / (actual + predicted)}, 0 where
 * neither occurs.
 */
public final class F1 extends FScores {
    private F1(Average average) {
        super(average);
    }

    /**
     * The metric.
     *
     * @param average how the figures of the classes become one
     * @return the metric, for classes, yes or no, and several labels
     */
    public static F1 average(Average average) {
        return new F1(average);
    }

    @Override
    String quantity() {
        return "f1";
    }

    @Override
    double quotient(double hits, double actual, double predicted) {
        return divide(2 * hits, actual + predicted);
    }
}
