package dev.lamina.metric;

/**
 * The share of labels that were predicted: the class with the largest score is the label. For several labels a row it would
 * be unclear what is right: {@link ExactMatch} and {@link HammingLoss} say it.
 */
public final class Accuracy extends Metric {
    private static final Accuracy METRIC = new Accuracy();

    private Accuracy() {}

    /** {@return the metric, for classes and for yes or no} */
    public static Accuracy metric() {
        return METRIC;
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public State start(Task task) {
        if (task.kind() == Task.Kind.MULTI_LABEL) {
            throw new IllegalArgumentException(
                    "accuracy measures classes or yes or no. For " + task
                            + " take ExactMatch, the share of rows with all labels right, or HammingLoss, the share of wrong labels");
        }
        return new Mean(this, requireKind(task, Task.Kind.CLASSES, Task.Kind.BINARY)) {
            @Override
            protected double measure(Rows rows, int item) {
                return rows.predicted(item) == rows.label(item) ? 1 : 0;
            }
        };
    }
}
