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
        return new Renamed(this, metric.start(task.threshold(threshold)));
    }

    @Override
    public boolean higherIsBetter() {
        return metric.higherIsBetter();
    }

    /** The same sums under another name. */
    private static final class Renamed extends State {
        private final State state;

        Renamed(Metric metric, State state) {
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
}
