package dev.lamina.metric;

import java.util.Arrays;

/**
 * The weight of the items of each label and prediction: row by label, column by prediction. Its values are listed row by row. Takes
 * 8 bytes times the square of the number of classes.
 */
public final class ConfusionMatrix extends Metric {
    private static final ConfusionMatrix METRIC = new ConfusionMatrix();
    private static final int MOST_CLASSES = 10_000;

    private ConfusionMatrix() {}

    /** {@return the metric, for classes and for yes or no} */
    public static ConfusionMatrix metric() {
        return METRIC;
    }

    @Override
    public String name() {
        return "confusion";
    }

    @Override
    public Counts start(Task task) {
        requireKind(task, Task.Kind.CLASSES, Task.Kind.BINARY);
        if (task.classes() > MOST_CLASSES) {
            throw new IllegalArgumentException(
                    "confusion takes at most " + MOST_CLASSES + " classes, but there are " + task.classes());
        }
        return new Counts(task);
    }

    /** The matrix of one run. */
    public static final class Counts extends State {
        private final int classes;
        private final double[] counts;
        private final double[] undecided;

        private Counts(Task task) {
            super(METRIC, task);
            classes = task.classes();
            counts = new double[classes * classes];
            undecided = new double[classes];
        }

        @Override
        protected void update(Rows rows) {
            for (int i = 0; i < rows.items(); i++) {
                if (rows.counts(i)) {
                    int label = rows.label(i);
                    int answer = rows.predicted(i);
                    if (answer < 0) {
                        undecided[label] += rows.weight(i);
                    } else {
                        counts[label * classes + answer] += rows.weight(i);
                    }
                }
            }
        }

        @Override
        public void reset() {
            Arrays.fill(counts, 0);
            Arrays.fill(undecided, 0);
        }

        /**
         * One cell.
         *
         * @param label the class of the labels
         * @param predicted the predicted class
         * @return the weight of these items, their number without weights
         * @throws IndexOutOfBoundsException if there is no such class
         */
        public double count(int label, int predicted) {
            if (label < 0 || label >= classes || predicted < 0 || predicted >= classes) {
                throw new IndexOutOfBoundsException(
                        "there is no cell " + label + ", " + predicted + ": there are classes 0 to " + (classes - 1));
            }
            return counts[label * classes + predicted];
        }

        /**
         * What has a label but no prediction, since a score is NaN.
         *
         * @param label the class of the labels
         * @return the weight of these items
         */
        public double undecided(int label) {
            return undecided[label];
        }

        /** {@return a copy of the matrix: row by label, column by prediction} */
        public double[][] matrix() {
            double[][] matrix = new double[classes][];
            for (int label = 0; label < classes; label++) {
                matrix[label] = Arrays.copyOfRange(counts, label * classes, (label + 1) * classes);
            }
            return matrix;
        }

        @Override
        public int size() {
            return counts.length;
        }

        @Override
        public double value(int i) {
            return counts[i];
        }

        @Override
        public double value() {
            throw several();
        }
    }
}
