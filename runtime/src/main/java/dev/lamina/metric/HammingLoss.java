package dev.lamina.metric;

/** The share of labels that were predicted wrongly, of all labels of all rows. */
public final class HammingLoss extends Metric {
    private static final HammingLoss METRIC = new HammingLoss();

    private HammingLoss() {}

    /** {@return the metric, for several labels, classes and yes or no} */
    public static HammingLoss metric() {
        return METRIC;
    }

    @Override
    public String name() {
        return "hamming_loss";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public State start(Task task) {
        requireKind(task, Task.Kind.MULTI_LABEL, Task.Kind.CLASSES, Task.Kind.BINARY);
        boolean several = task.kind() == Task.Kind.MULTI_LABEL;
        return new Mean(this, task) {
            @Override
            protected double measure(Rows rows, int item) {
                return several ? wrong(rows, item) : rows.predicted(item) == rows.label(item) ? 0 : 1;
            }
        };
    }

    private static double wrong(Rows rows, int item) {
        int width = rows.task().width();
        int wrong = 0;
        for (int k = 0; k < width; k++) {
            wrong += rows.predicted(item, k) == rows.label(item, k) ? 0 : 1;
        }
        return (double) wrong / width;
    }
}
