package dev.lamina.metric;

/**
 * The share of labels that are among the k classes with the largest scores. Of equal scores, that of the later class counts
 * as the larger one, as in scikit-learn; {@link Accuracy} takes the first. A row with a score that is NaN is never right.
 */
public final class TopKAccuracy extends Metric {
    private final int k;

    private TopKAccuracy(int k) {
        this.k = k;
    }

    /**
     * The metric.
     *
     * @param k how many classes, from 1 to the number of classes
     * @return the metric, for classes
     * @throws IllegalArgumentException if it is less than 1
     */
    public static TopKAccuracy k(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, but is " + k);
        }
        return new TopKAccuracy(k);
    }

    @Override
    public String name() {
        return "top_" + k + "_accuracy";
    }

    @Override
    public State start(Task task) {
        requireScores(requireKind(task, Task.Kind.CLASSES));
        if (k > task.width()) {
            throw new IllegalArgumentException(
                    name() + " needs at least " + k + " classes, but there are " + task.width());
        }
        return new Mean(this, task) {
            @Override
            protected double measure(Rows rows, int item) {
                return isAmongTheFirst(rows, item) ? 1 : 0;
            }
        };
    }

    private boolean isAmongTheFirst(Rows rows, int item) {
        int label = rows.label(item);
        double score = rows.output(item, label);
        int before = 0;
        for (int c = 0; c < rows.task().width(); c++) {
            double other = rows.output(item, c);
            if (Double.isNaN(other)) {
                return false;
            }
            before += other > score || (other == score && c > label) ? 1 : 0;
        }
        return before < k;
    }
}
