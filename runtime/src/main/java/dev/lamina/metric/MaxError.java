package dev.lamina.metric;

/** The largest {@code |predicted - target|} of all rows and outputs, whatever their weight, unless that is 0. */
public final class MaxError extends Metric {
    private static final MaxError METRIC = new MaxError();

    private MaxError() {}

    /** {@return the metric, for values} */
    public static MaxError metric() {
        return METRIC;
    }

    @Override
    public String name() {
        return "max_error";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public State start(Task task) {
        return new Largest(requireKind(task, Task.Kind.VALUES));
    }

    private static final class Largest extends State {
        private double largest = Double.NaN;

        /** Whether there was an item; after it NaN means NaN. */
        private boolean measured;

        Largest(Task task) {
            super(METRIC, task);
        }

        @Override
        protected void update(Rows rows) {
            for (int i = 0; i < rows.items(); i++) {
                if (rows.counts(i)) {
                    add(rows, i);
                }
            }
        }

        private void add(Rows rows, int item) {
            for (int k = 0; k < rows.task().width(); k++) {
                double error = Math.abs(rows.output(item, k) - rows.target(item, k));
                largest = measured ? Math.max(largest, error) : error;
                measured = true;
            }
        }

        @Override
        public void reset() {
            largest = Double.NaN;
            measured = false;
        }

        @Override
        public double value() {
            return largest;
        }
    }
}
