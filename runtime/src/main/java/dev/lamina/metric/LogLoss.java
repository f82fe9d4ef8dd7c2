package dev.lamina.metric;

/**
 * The mean of the negative logarithm of the probability that was given to the label, in nats; for several labels the mean
 * over these as well. From logits it is exact; a probability counts as at least 2^-52, and probabilities of classes are
 * divided by their sum, as in scikit-learn 1.2.
 */
public final class LogLoss extends Metric {
    private static final LogLoss METRIC = new LogLoss();

    private LogLoss() {}

    /** {@return the metric, for scores of classes, of yes or no, and of several labels} */
    public static LogLoss metric() {
        return METRIC;
    }

    @Override
    public String name() {
        return "log_loss";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public State start(Task task) {
        requireKind(task, Task.Kind.CLASSES, Task.Kind.BINARY, Task.Kind.MULTI_LABEL);
        return new Losses(this, requireScores(task));
    }

    /** The mean loss, for metrics that are functions of it. */
    static class Losses extends Mean {
        Losses(Metric metric, Task task) {
            super(metric, task);
        }

        @Override
        protected final double measure(Rows rows, int item) {
            if (rows.task().kind() == Task.Kind.CLASSES) {
                return rows.logLoss(item, rows.label(item));
            }
            int width = rows.task().width();
            double sum = 0;
            for (int k = 0; k < width; k++) {
                sum += rows.binaryLogLoss(item, k);
            }
            return sum / width;
        }
    }
}
