package dev.lamina.metric;

/**
 * The coefficient of determination: 1 less the share of the targets' squared distance from their mean that is left, {@code
 * 1 - Σ (predicted - target)² / Σ (target - mean)²}. Where all targets are the same it is 1 if all are met, else 0; with
 * fewer than two rows it is NaN. As in scikit-learn.
 */
public final class R2 extends ValueMetric {
    private R2(boolean perOutput) {
        super(perOutput);
    }

    /** {@return the metric, for values: the mean over the outputs} */
    public static R2 metric() {
        return new R2(false);
    }

    /** {@return the metric with a value for each output} */
    public static R2 perOutput() {
        return new R2(true);
    }

    @Override
    String quantity() {
        return "r2";
    }

    @Override
    public State start(Task task) {
        return new Spread(task) {
            @Override
            double ofOutput(int k) {
                return rows < 2 ? Double.NaN : explained(squares[k], targets[k].squares());
            }
        };
    }
}
