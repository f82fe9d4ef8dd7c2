package dev.lamina.metric;

/**
 * The mean of the precision at each item that is yes, in the order of the scores: {@code Σ (R[n] - R[n-1]) P[n]} over the
 * distinct scores from the largest. For classes each against all others, by their probabilities; exact, without bins or
 * interpolation. 0 for a class without labels.
 *
 * <p>A run keeps all scores, as that of {@link RocAuc} does.
 */
public final class AveragePrecision extends RankedMetric {
    private AveragePrecision(Average average) {
        super("average_precision", average);
    }

    /** {@return the metric, for scores of yes or no; for classes and several labels the mean over these} */
    public static AveragePrecision metric() {
        return average(Average.MACRO);
    }

    /**
     * The metric with another mean.
     *
     * @param average MACRO, MICRO, WEIGHTED or PER_CLASS; makes no difference for yes or no
     * @return the metric
     * @throws IllegalArgumentException if it is another average
     */
    public static AveragePrecision average(Average average) {
        return new AveragePrecision(average);
    }

    @Override
    double of(Ranking ranking) {
        return ranking.averagePrecision();
    }
}
