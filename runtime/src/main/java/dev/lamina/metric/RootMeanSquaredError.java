package dev.lamina.metric;

/** The root of {@link MeanSquaredError}; over several outputs that of their mean, as in scikit-learn 1.2. */
public final class RootMeanSquaredError extends ValueMetric {
    private RootMeanSquaredError(boolean perOutput) {
        super(perOutput);
    }

    /** {@return the metric, for values: the mean over the outputs} */
    public static RootMeanSquaredError metric() {
        return new RootMeanSquaredError(false);
    }

    /** {@return the metric with a value for each output} */
    public static RootMeanSquaredError perOutput() {
        return new RootMeanSquaredError(true);
    }

    @Override
    String quantity() {
        return "root_mean_squared_error";
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

            @Override
            double ofOutput(int k) {
                return Math.sqrt(super.ofOutput(k));
            }

            @Override
            double ofAll() {
                double sum = 0;
                for (int k = 0; k < width; k++) {
                    sum += super.ofOutput(k);
                }
                return Math.sqrt(sum / width);
            }
        };
    }
}
