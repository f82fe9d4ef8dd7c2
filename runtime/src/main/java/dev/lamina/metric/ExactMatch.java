package dev.lamina.metric;

/**
 * The share of rows all of whose labels were predicted: of several labels, or of the labels at all positions that count.
 * Rows without such a position are left out. scikit-learn calls it the accuracy of subsets.
 */
public final class ExactMatch extends Metric {
    private static final ExactMatch METRIC = new ExactMatch();

    private ExactMatch() {}

    /** {@return the metric, for several labels, classes and yes or no} */
    public static ExactMatch metric() {
        return METRIC;
    }

    @Override
    public String name() {
        return "exact_match";
    }

    @Override
    public State start(Task task) {
        return new RowsRight(requireKind(task, Task.Kind.MULTI_LABEL, Task.Kind.CLASSES, Task.Kind.BINARY));
    }

    private static final class RowsRight extends State {
        private double right;
        private double weight;

        RowsRight(Task task) {
            super(METRIC, task);
        }

        @Override
        protected void update(Rows rows) {
            int positions = rows.task().positions();
            for (int row = 0; row < rows.rows(); row++) {
                int from = row * positions;
                int wrong = 0;
                int counted = 0;
                for (int i = from; i < from + positions; i++) {
                    if (rows.counts(i)) {
                        counted++;
                        wrong += isRight(rows, i) ? 0 : 1;
                    }
                }
                if (counted > 0) {
                    weight += rows.weight(from);
                    right += wrong == 0 ? rows.weight(from) : 0;
                }
            }
        }

        private static boolean isRight(Rows rows, int item) {
            if (rows.task().kind() != Task.Kind.MULTI_LABEL) {
                return rows.predicted(item) == rows.label(item);
            }
            for (int k = 0; k < rows.task().width(); k++) {
                if (rows.predicted(item, k) != rows.label(item, k)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void reset() {
            right = 0;
            weight = 0;
        }

        @Override
        public double value() {
            return weight == 0 ? Double.NaN : right / weight;
        }
    }
}
