package dev.lamina.metric;

/** The mean of {@code |predicted - target|}. */
public final class MeanAbsoluteError extends ValueMetric {
    private MeanAbsoluteError(boolean perOutput) {
        super(perOutput);
    }

    /** {@return the metric, for values: the mean over the outputs} */
    public static MeanAbsoluteError metric() {
        return new MeanAbsoluteError(false);
    }

    /** {@return the metric with a value for each output} */
    public static MeanAbsoluteError perOutput() {
        return new MeanAbsoluteError(true);
    }

    @Override
    String quantity() {
        return "mean_absolute_error";
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
                return Math.abs(predicted - target);
            }
        };
    }
}
