package dev.lamina.metric;

/** A mean for metrics that are a single function. */
final class MeanOf extends Mean {
    /** What a mean is taken of. */
    interface Measure {
        double of(Rows rows, int item);
    }

    private final Measure measure;

    MeanOf(Metric metric, Task task, Measure measure) {
        super(metric, task);
        this.measure = measure;
    }

    @Override
    protected double measure(Rows rows, int item) {
        return measure.of(rows, item);
    }
}
