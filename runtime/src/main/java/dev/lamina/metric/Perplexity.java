package dev.lamina.metric;

/** {@code e} to the power of {@link LogLoss}: among how many equally likely classes the choice was as hard. */
public final class Perplexity extends Metric {
    private static final Perplexity METRIC = new Perplexity();

    private Perplexity() {}

    /** {@return the metric, for scores of classes} */
    public static Perplexity metric() {
        return METRIC;
    }

    @Override
    public String name() {
        return "perplexity";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public State start(Task task) {
        return new LogLoss.Losses(this, requireScores(requireKind(task, Task.Kind.CLASSES))) {
            @Override
            public double value() {
                return StrictMath.exp(super.value());
            }
        };
    }
}
