package dev.lamina.metric;

/**
 * The area under the curve of true against false positives: how likely an item that is yes has a larger score than one that
 * isn't, ties counting half. For classes each against all others, by their probabilities; exact, without bins. NaN where
 * there is nothing to tell apart, since all labels are yes or all are no, of one class or of any in a {@link Average#MACRO}
 * mean; {@link Average#WEIGHTED} leaves out classes without labels.
 *
 * <p>A run keeps all scores: 8 bytes for each, and 8 an item of classes; {@link State#value()} needs 24 bytes an item while
 * it computes. Arrays grow when they are full and stay for the next run, so that only the first epoch allocates.
 */
public final class RocAuc extends RankedMetric {
    private RocAuc(Average average) {
        super("roc_auc", average);
    }

    /** {@return the metric, for scores of yes or no; for classes and several labels the mean over these} */
    public static RocAuc metric() {
        return average(Average.MACRO);
    }

    /**
     * The metric with another mean.
     *
     * @param average MACRO, MICRO, WEIGHTED or PER_CLASS; makes no difference for yes or no
     * @return the metric
     * @throws IllegalArgumentException if it is another average
     */
    public static RocAuc average(Average average) {
        return new RocAuc(average);
    }

    @Override
    double of(Ranking ranking) {
        return ranking.area();
    }
}
