package dev.lamina.metric;

/** A metric of the outputs that one of several losses reads. */
final class OnLoss extends Metric {
    private final Metric metric;
    private final String loss;
    private final Task task;

    /** @param task what the outputs are, null if it follows from the loss */
    OnLoss(Metric metric, String loss, Task task) {
        this.metric = metric;
        this.loss = loss;
        this.task = task;
    }

    @Override
    public String name() {
        return loss + "." + metric.name();
    }

    @Override
    public State start(Task measured) {
        return new Delegate(this, metric.start(measured));
    }

    @Override
    public boolean higherIsBetter() {
        return metric.higherIsBetter();
    }

    @Override
    String loss() {
        return loss;
    }

    @Override
    Task task() {
        return task;
    }
}
