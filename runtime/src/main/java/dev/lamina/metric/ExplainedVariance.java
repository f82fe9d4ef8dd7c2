package dev.lamina.metric;

/**
 * The share of the variance of the targets that isn't left in what predictions miss: {@link R2} but for a constant that all
 * predictions are off by. Where all targets are the same it is 1 if what is missed is so too, else 0. As in scikit-learn.
 */
public final class ExplainedVariance extends ValueMetric {
    private ExplainedVariance(boolean perOutput) {
        super(perOutput);
    }

    /** {@return the metric, for values: the mean over the outputs} */
    public static ExplainedVariance metric() {
        return new ExplainedVariance(false);
    }

    /** {@return the metric with a value for each output} */
    public static ExplainedVariance perOutput() {
        return new ExplainedVariance(true);
    }

    @Override
    String quantity() {
        return "explained_variance";
    }

    @Override
    public State start(Task task) {
        return new Spread(task) {
            @Override
            double ofOutput(int k) {
                return explained(missing[k].squares(), targets[k].squares());
            }
        };
    }
}
