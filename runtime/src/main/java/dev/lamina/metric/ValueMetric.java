package dev.lamina.metric;

import java.util.Arrays;

/** What metrics of values have in common: they are the mean over the outputs, or have a value for each. */
abstract class ValueMetric extends Metric {
    private final boolean perOutput;

    ValueMetric(boolean perOutput) {
        this.perOutput = perOutput;
    }

    abstract String quantity();

    @Override
    public final String name() {
        return quantity() + (perOutput ? "_per_output" : "");
    }

    /** A run over the outputs of values. */
    abstract class Outputs extends State {
        final int width;
        double weight;

        Outputs(Task task) {
            super(ValueMetric.this, requireKind(task, Task.Kind.VALUES));
            width = task.width();
        }

        abstract void add(Rows rows, int item, double itemWeight);

        @Override
        protected final void update(Rows rows) {
            for (int i = 0; i < rows.items(); i++) {
                if (rows.counts(i)) {
                    weight += rows.weight(i);
                    add(rows, i, rows.weight(i));
                }
            }
        }

        /** The figure of one output, if something counted. */
        abstract double ofOutput(int k);

        /** The figure of all outputs, if something counted. */
        double ofAll() {
            double sum = 0;
            for (int k = 0; k < width; k++) {
                sum += ofOutput(k);
            }
            return sum / width;
        }

        @Override
        public final int size() {
            return perOutput ? width : 1;
        }

        @Override
        public final double value(int i) {
            return !perOutput ? value() : weight == 0 ? Double.NaN : ofOutput(i);
        }

        @Override
        public final double value() {
            if (perOutput && width > 1) {
                throw several();
            }
            return weight == 0 ? Double.NaN : ofAll();
        }
    }

    /** A run that adds up errors. */
    abstract class Errors extends Outputs {
        private final double[] sums;

        Errors(Task task) {
            super(task);
            sums = new double[width];
        }

        abstract double error(double predicted, double target);

        @Override
        final void add(Rows rows, int item, double itemWeight) {
            for (int k = 0; k < width; k++) {
                sums[k] += itemWeight * error(rows.output(item, k), rows.target(item, k));
            }
        }

        @Override
        double ofOutput(int k) {
            return sums[k] / weight;
        }

        @Override
        public final void reset() {
            Arrays.fill(sums, 0);
            weight = 0;
        }
    }

    /** A run that compares the spread of what is missed with that of the targets. */
    abstract class Spread extends Outputs {
        final Variance[] targets;
        final Variance[] missing;
        /** Weighted sums of the squares of what is missed. */
        final double[] squares;

        long rows;

        Spread(Task task) {
            super(task);
            targets = Variance.each(width);
            missing = Variance.each(width);
            squares = new double[width];
        }

        @Override
        final void add(Rows some, int item, double itemWeight) {
            rows++;
            for (int k = 0; k < width; k++) {
                double missed = some.target(item, k) - some.output(item, k);
                targets[k].add(some.target(item, k), itemWeight);
                missing[k].add(missed, itemWeight);
                squares[k] += itemWeight * missed * missed;
            }
        }

        /** The share that isn't left. */
        final double explained(double left, double all) {
            return all != 0 || Double.isNaN(left) ? 1 - left / all : left == 0 ? 1 : 0;
        }

        @Override
        public final void reset() {
            for (int k = 0; k < width; k++) {
                targets[k].reset();
                missing[k].reset();
            }
            Arrays.fill(squares, 0);
            weight = 0;
            rows = 0;
        }
    }
}
