package dev.lamina.metric;

/** The share of what is of a class that was predicted so; 0 for a class without labels. */
public final class Recall extends FScores {
    private Recall(Average average) {
        super(average);
    }

    /**
     * The metric.
     *
     * @param average how the figures of the classes become one
     * @return the metric, for classes, yes or no, and several labels
     */
    public static Recall average(Average average) {
        return new Recall(average);
    }

    @Override
    String quantity() {
        return "recall";
    }

    @Override
    double quotient(double hits, double actual, double predicted) {
        return divide(hits, actual);
    }
}
