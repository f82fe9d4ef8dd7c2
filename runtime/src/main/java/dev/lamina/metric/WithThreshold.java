package dev.lamina.metric;

/** A metric of what is decided by another threshold. */
final class WithThreshold extends Metric {
    private final Metric metric;
    private final float threshold;

    WithThreshold(Metric metric, float threshold) {
        Task.binary().threshold(threshold);
        this.metric = metric;
        this.threshold = threshold;
    }

    @Override
    public String name() {
        return metric.name() + "_at_" + threshold;
    }

    @Override
    public State start(Task task) {
        return new Delegate(this, metric.start(task.threshold(threshold)));
    }

    @Override
    public boolean higherIsBetter() {
        return metric.higherIsBetter();
    }

    @Override
    String loss() {
        return metric.loss();
    }

    @Override
    Task task() {
        return metric.task();
    }
}
