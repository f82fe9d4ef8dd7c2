package dev.lamina.metric;

/**
 * The mean square of what probabilities miss (Brier, 1950). For yes or no, also as two classes, {@code (p - label)²}, 0 to
 * 1; for more classes the sum of that over the classes, 0 to 2; for several labels the mean over these. As in scikit-learn.
 */
public final class Brier extends Metric {
    private static final Brier METRIC = new Brier();

    private Brier() {}

    /** {@return the metric, for scores of yes or no, of classes, and of several labels} */
    public static Brier metric() {
        return METRIC;
    }

    @Override
    public String name() {
        return "brier";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public State start(Task task) {
        requireKind(task, Task.Kind.CLASSES, Task.Kind.BINARY, Task.Kind.MULTI_LABEL);
        boolean classes = task.kind() == Task.Kind.CLASSES;
        return new Mean(this, requireScores(task)) {
            @Override
            protected double measure(Rows rows, int item) {
                return classes ? ofClasses(rows, item) : ofLabels(rows, item);
            }
        };
    }

    private static double ofClasses(Rows rows, int item) {
        double[] p = rows.probabilities(item);
        int label = rows.label(item);
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            double missing = p[c] - (c == label ? 1 : 0);
            sum += missing * missing;
        }
        return p.length < 3 ? sum / 2 : sum;
    }

    private static double ofLabels(Rows rows, int item) {
        int width = rows.task().width();
        double sum = 0;
        for (int k = 0; k < width; k++) {
            double missing = rows.probability(item, k) - rows.label(item, k);
            sum += missing * missing;
        }
        return sum / width;
    }
}
