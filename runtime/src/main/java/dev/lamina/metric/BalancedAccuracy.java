package dev.lamina.metric;

/** The mean over the classes of the share of their labels that were predicted. Classes without labels are left out. */
public final class BalancedAccuracy extends Metric {
    private static final BalancedAccuracy METRIC = new BalancedAccuracy();

    private BalancedAccuracy() {}

    /** {@return the metric, for classes and for yes or no} */
    public static BalancedAccuracy metric() {
        return METRIC;
    }

    @Override
    public String name() {
        return "balanced_accuracy";
    }

    @Override
    public State start(Task task) {
        return new ClassCounts(this, requireKind(task, Task.Kind.CLASSES, Task.Kind.BINARY)) {
            @Override
            public double value() {
                double sum = 0;
                int present = 0;
                for (int c = 0; c < hits.length; c++) {
                    if (actual[c] > 0) {
                        sum += hits[c] / actual[c];
                        present++;
                    }
                }
                return sum / present;
            }
        };
    }
}
