package dev.lamina.metric;

/** The mean of {@code (predicted - target)²}. */
public final class MeanSquaredError extends ValueMetric {
    private MeanSquaredError(boolean perOutput) {
        super(perOutput);
    }

    /** {@return the metric, for values: the mean over the outputs} */
    public static MeanSquaredError metric() {
        return new MeanSquaredError(false);
    }

    /** {@return the metric with a value for each output} */
    public static MeanSquaredError perOutput() {
        return new MeanSquaredError(true);
    }

    @Override
    String quantity() {
        return "mean_squared_error";
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
                return (predicted - target) * (predicted - target);
            }
        };
    }
}
