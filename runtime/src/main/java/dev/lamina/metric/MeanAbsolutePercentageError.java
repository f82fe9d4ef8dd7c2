package dev.lamina.metric;

/**
 * The mean of {@code |predicted - target| / max(|target|, 2^-52)}: a share, not a percentage, as in scikit-learn. A target
 * of 0 makes it very large.
 */
public final class MeanAbsolutePercentageError extends ValueMetric {
    private MeanAbsolutePercentageError(boolean perOutput) {
        super(perOutput);
    }

    /** {@return the metric, for values: the mean over the outputs} */
    public static MeanAbsolutePercentageError metric() {
        return new MeanAbsolutePercentageError(false);
    }

    /** {@return the metric with a value for each output} */
    public static MeanAbsolutePercentageError perOutput() {
        return new MeanAbsolutePercentageError(true);
    }

    @Override
    String quantity() {
        return "mean_absolute_percentage_error";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public State start(Task task) {
        return new Errors(task) {
            @Override
            double error(double predicted, double target) {
                return Math.abs(predicted - target) / Math.max(Math.abs(target), Math.ulp(1.0));
            }
        };
    }
}
