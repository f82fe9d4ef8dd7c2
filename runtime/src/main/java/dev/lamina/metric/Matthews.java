package dev.lamina.metric;

/**
 * Matthews' correlation of labels and predictions, for any number of classes: 1 for perfect ones, 0 for guesses (Gorodkin,
 * 2004). 0 where all labels or all predictions are the same. What isn't decided counts as a class of its own.
 */
public final class Matthews extends Metric {
    private static final Matthews METRIC = new Matthews();

    private Matthews() {}

    /** {@return the metric, for classes and for yes or no} */
    public static Matthews metric() {
        return METRIC;
    }

    @Override
    public String name() {
        return "matthews";
    }

    @Override
    public State start(Task task) {
        return new ClassCounts(this, requireKind(task, Task.Kind.CLASSES, Task.Kind.BINARY)) {
            @Override
            public double value() {
                if (total == 0) {
                    return Double.NaN;
                }
                if (present(actual) < 2 || present(predicted) + present(undecided) < 2) {
                    return 0;
                }
                double together = total * sum(hits) - dot(actual, predicted);
                double labels = total * total - dot(actual, actual);
                double answers = total * total - dot(predicted, predicted) - undecided * undecided;
                return together / (Math.sqrt(labels) * Math.sqrt(answers));
            }
        };
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
