package dev.lamina.metric;

/** The share of what was predicted as a class that is of that class; 0 for a class that was never predicted. */
public final class Precision extends FScores {
    private Precision(Average average) {
        super(average);
    }

    /**
     * The metric.
     *
     * @param average how the figures of the classes become one
     * @return the metric, for classes, yes or no, and several labels
     */
    public static Precision average(Average average) {
        return new Precision(average);
    }

    @Override
    String quantity() {
        return "precision";
    }

    @Override
    double quotient(double hits, double actual, double predicted) {
        return divide(hits, predicted);
    }
}
