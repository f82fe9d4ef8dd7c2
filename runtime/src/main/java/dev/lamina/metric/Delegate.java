package dev.lamina.metric;

/** The sums of a metric under the name of another. */
final class Delegate extends Metric.State {
    private final Metric.State state;

    Delegate(Metric metric, Metric.State state) {
        super(metric, state.task());
        this.state = state;
    }

    @Override
    protected void update(Rows rows) {
        state.add(rows);
    }

    @Override
    public void reset() {
        state.reset();
    }

    @Override
    public double value() {
        return state.value();
    }

    @Override
    public int size() {
        return state.size();
    }

    @Override
    public double value(int i) {
        return state.value(i);
    }
}
