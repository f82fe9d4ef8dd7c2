package dev.lamina.metric;

import java.util.Objects;

/**
 * What precision, recall and F have in common: a quotient of counts for each class, and how these become one figure. A
 * quotient without denominator is 0.
 */
abstract class FScores extends Metric {
    private final Average average;

    FScores(Average average) {
        this.average = Objects.requireNonNull(average, "average");
    }

    /**
     * The figure of one class.
     *
     * @param hits what was predicted and is so
     * @param actual what is so
     * @param predicted what was predicted
     */
    abstract double quotient(double hits, double actual, double predicted);

    abstract String quantity();

    static double divide(double numerator, double denominator) {
        return denominator == 0 ? 0 : numerator / denominator;
    }

    @Override
    public final String name() {
        return quantity() + "_" + average;
    }

    @Override
    public final State start(Task task) {
        requireKind(task, Task.Kind.CLASSES, Task.Kind.BINARY, Task.Kind.MULTI_LABEL);
        boolean several = task.kind() == Task.Kind.MULTI_LABEL;
        if (average == Average.BINARY && (several || task.classes() != 2)) {
            throw new IllegalArgumentException(
                    name() + " needs two classes, not " + task + ": choose MACRO, MICRO, WEIGHTED or PER_CLASS");
        }
        if (average == Average.SAMPLES && !several) {
            throw new IllegalArgumentException(name() + " needs several labels a row, not " + task
                    + ": choose MACRO, MICRO, WEIGHTED or PER_CLASS");
        }
        return average == Average.SAMPLES ? new OfRows(task) : new OfClasses(task);
    }

    private final class OfRows extends Mean {
        OfRows(Task task) {
            super(FScores.this, task);
        }

        @Override
        protected double measure(Rows rows, int item) {
            int hits = 0;
            int actual = 0;
            int predicted = 0;
            for (int k = 0; k < task().width(); k++) {
                boolean yes = rows.label(item, k) == 1;
                boolean found = rows.predicted(item, k) == 1;
                actual += yes ? 1 : 0;
                predicted += found ? 1 : 0;
                hits += yes && found ? 1 : 0;
            }
            return quotient(hits, actual, predicted);
        }
    }

    private final class OfClasses extends ClassCounts {
        OfClasses(Task task) {
            super(FScores.this, task);
        }

        @Override
        public int size() {
            return average == Average.PER_CLASS ? hits.length : 1;
        }

        @Override
        public double value(int i) {
            if (total == 0) {
                return Double.NaN;
            }
            return average == Average.PER_CLASS ? ofClass(i) : value();
        }

        private double ofClass(int c) {
            return quotient(hits[c], actual[c], predicted[c]);
        }

        @Override
        public double value() {
            if (total == 0) {
                return Double.NaN;
            }
            return switch (average) {
                case BINARY -> ofClass(1);
                case MICRO -> quotient(sum(hits), sum(actual), sum(predicted));
                case WEIGHTED -> divide(weighted(), sum(actual));
                case MACRO -> macro();
                default -> throw several();
            };
        }

        private double macro() {
            double sum = 0;
            for (int c = 0; c < hits.length; c++) {
                sum += ofClass(c);
            }
            return sum / hits.length;
        }

        private double weighted() {
            double sum = 0;
            for (int c = 0; c < hits.length; c++) {
                sum += actual[c] * ofClass(c);
            }
            return sum;
        }
    }
}
