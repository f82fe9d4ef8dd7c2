package dev.lamina.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * A figure that says how well outputs fit labels or targets: settings, which stand here, and the sums of one run, which
 * {@link #start} makes. A metric is an immutable configuration and can be used for any number of runs.
 *
 * <p>On arrays it takes one call; row after row it takes a run:
 *
 * <pre>{@code
 * double f1 = F1.average(Average.MACRO).of(predicted, labels);            // classes
 * double auc = RocAuc.metric().of(Task.binary(), logits, labels);         // scores
 * double mae = MeanAbsoluteError.metric().of(predictions, targets);       // values
 *
 * Metric.State accuracy = Accuracy.metric().start(Task.classes(10));
 * accuracy.add(logits, labels, 32);
 * accuracy.value();
 * }</pre>
 *
 * <p>Conventions are scikit-learn's. Sums are in double precision and in the order of the rows, so it makes no difference
 * how rows are cut into batches. To write a metric, extend this class and {@link State}, or {@link Mean} for the mean of
 * something over all items:
 *
 * <pre>{@code
 * public final class Overestimated extends Metric {
 *     @Override
 *     public String name() {
 *         return "overestimated";
 *     }
 *
 *     @Override
 *     public State start(Task task) {
 *         return new Mean(this, requireKind(task, Task.Kind.VALUES)) {
 *             @Override
 *             protected double measure(Rows rows, int item) {
 *                 return rows.output(item, 0) > rows.target(item, 0) ? 1 : 0;
 *             }
 *         };
 *     }
 * }
 * }</pre>
 */
public abstract class Metric {
    /** For metrics, also those of users. */
    protected Metric() {}

    /** {@return the name that results are listed by, in snake case, with settings where they matter} */
    public abstract String name();

    /**
     * Starts a run.
     *
     * @param task what outputs mean
     * @return the run, with no rows so far
     * @throws IllegalArgumentException if the metric isn't defined for the task
     */
    public abstract State start(Task task);

    /** {@return whether a larger value is a better one; default true} */
    public boolean higherIsBetter() {
        return true;
    }

    /**
     * This metric with another probability from which on the answer is yes, for yes or no and for several labels.
     *
     * @param threshold that probability, above 0 and below 1
     * @return the metric, with the threshold in its name
     * @throws IllegalArgumentException if it is out of range
     */
    public final Metric at(float threshold) {
        return new WithThreshold(this, threshold);
    }

    /**
     * This metric of the outputs that one of a network's losses reads, for {@link NetworkMetrics}.
     *
     * @param loss the name of the loss
     * @return the metric, with that of the loss and a point before its name
     */
    public final Metric on(String loss) {
        return new OnLoss(this, Objects.requireNonNull(loss, "loss"), null);
    }

    /**
     * This metric of the outputs that one of a network's losses reads, for {@link NetworkMetrics}, where these mean something
     * that doesn't follow from the loss.
     *
     * @param loss the name of the loss
     * @param task what they mean
     * @return the metric, with that of the loss and a point before its name
     */
    public final Metric on(String loss, Task task) {
        return new OnLoss(this, Objects.requireNonNull(loss, "loss"), Objects.requireNonNull(task, "task"));
    }

    /** The name of the loss whose outputs it measures, null for the first that fits. */
    String loss() {
        return null;
    }

    /** What these outputs are, null if it follows from the loss. */
    Task task() {
        return null;
    }

    /**
     * Checks the task of a run.
     *
     * @param task the task
     * @param kinds what the metric is defined for
     * @return the task
     * @throws IllegalArgumentException if it is none of these
     */
    protected final Task requireKind(Task task, Task.Kind... kinds) {
        StringJoiner allowed = new StringJoiner(" or ");
        for (Task.Kind kind : kinds) {
            if (task.kind() == kind) {
                return task;
            }
            allowed.add(kind.toString());
        }
        throw new IllegalArgumentException(name() + " measures " + allowed + ", not " + task);
    }

    /**
     * Checks that the outputs of a run are scores.
     *
     * @param task the task
     * @return the task
     * @throws IllegalArgumentException if they are decided already
     */
    protected final Task requireScores(Task task) {
        if (task.isDecided()) {
            throw new IllegalArgumentException(name() + " needs scores, not what was decided: " + task);
        }
        return task;
    }

    /**
     * Measures classes that were decided. There are as many classes as the largest one says, at least two.
     *
     * @param predicted the predicted classes, -1 for none
     * @param labels as many labels
     * @return the value
     * @throws IllegalArgumentException if there are no rows, lengths differ, or the metric needs something else
     */
    public final double of(int[] predicted, int[] labels) {
        return of(predicted, labels, null);
    }

    /**
     * Measures classes that were decided. There are as many classes as the largest one says, at least two.
     *
     * @param predicted the predicted classes, -1 for none
     * @param labels as many labels
     * @param weights as many weights, null for 1
     * @return the value
     * @throws IllegalArgumentException if there are no rows, lengths differ, or the metric needs something else
     */
    public final double of(int[] predicted, int[] labels, float[] weights) {
        int largest = 1;
        for (int i = 0; i < predicted.length; i++) {
            largest = Math.max(largest, predicted[i]);
        }
        for (int i = 0; i < labels.length; i++) {
            largest = Math.max(largest, labels[i]);
        }
        return of(Task.classes(largest + 1).decided(), predicted, labels, weights);
    }

    /**
     * Measures what was decided.
     *
     * @param task what it means; {@link Task#decided}
     * @param decided the classes, or 0 and 1, row after row; -1 for none
     * @param labels the labels, row after row
     * @param weights one weight a row, null for 1
     * @return the value
     * @throws IllegalArgumentException if there are no rows, lengths don't fit each other, or the metric needs something else
     */
    public final double of(Task task, int[] decided, int[] labels, float[] weights) {
        int rows = rows(task, decided.length, labels.length, weights);
        State state = start(task);
        return state.add(state.own.set(decided, 0, labels, 0, rows).weighted(weights, 0))
                .value();
    }

    /**
     * Measures scores.
     *
     * @param task what they mean
     * @param scores the scores, row after row
     * @param labels the labels, row after row
     * @return the value
     * @throws IllegalArgumentException if there are no rows, lengths don't fit each other, or the metric needs something else
     */
    public final double of(Task task, float[] scores, int[] labels) {
        return of(task, scores, labels, null);
    }

    /**
     * Measures scores.
     *
     * @param task what they mean
     * @param scores the scores, row after row
     * @param labels the labels, row after row
     * @param weights one weight a row, null for 1
     * @return the value
     * @throws IllegalArgumentException if there are no rows, lengths don't fit each other, or the metric needs something else
     */
    public final double of(Task task, float[] scores, int[] labels, float[] weights) {
        int rows = rows(task, scores.length, labels.length, weights);
        State state = start(task);
        return state.add(state.own.set(scores, 0, labels, 0, rows).weighted(weights, 0))
                .value();
    }

    /**
     * Measures the scores of classes.
     *
     * @param task what they mean
     * @param scores the scores of each row
     * @param labels the labels, row after row
     * @return the value
     * @throws IllegalArgumentException if there are no rows, lengths don't fit each other, or the metric needs something else
     */
    public final double of(Task task, float[][] scores, int[] labels) {
        return of(task, flat(scores), labels, null);
    }

    /**
     * Measures one value a row.
     *
     * @param predictions the values
     * @param targets as many targets
     * @return the value
     * @throws IllegalArgumentException if there are no rows, lengths differ, or the metric needs something else
     */
    public final double of(float[] predictions, float[] targets) {
        return of(Task.values(1), predictions, targets, null);
    }

    /**
     * Measures several values a row.
     *
     * @param predictions the values of each row
     * @param targets the targets of each row
     * @return the value
     * @throws IllegalArgumentException if there are no rows, lengths differ, or the metric needs something else
     */
    public final double of(float[][] predictions, float[][] targets) {
        int width = predictions.length == 0 ? 1 : predictions[0].length;
        return of(Task.values(width), flat(predictions), flat(targets), null);
    }

    /**
     * Measures values or scores that have targets.
     *
     * @param task what they mean
     * @param outputs the values or scores, row after row
     * @param targets the targets, row after row
     * @param weights one weight a row, null for 1
     * @return the value
     * @throws IllegalArgumentException if there are no rows, lengths don't fit each other, or the metric needs something else
     */
    public final double of(Task task, float[] outputs, float[] targets, float[] weights) {
        int rows = rows(task, outputs.length, targets.length, weights);
        State state = start(task);
        return state.add(state.own.set(outputs, 0, targets, 0, rows).weighted(weights, 0))
                .value();
    }

    /** The number of rows that arrays of these lengths hold. */
    private static int rows(Task task, int outputs, int labels, float[] weights) {
        int rows = outputs / task.outputs();
        if (outputs == 0) {
            throw new IllegalArgumentException("there is nothing to measure: no rows");
        }
        if (outputs % task.outputs() != 0 || labels != (long) rows * task.labels()) {
            throw new IllegalArgumentException(outputs + " outputs and " + labels + " labels or targets aren't rows of "
                    + task + ", which have " + task.outputs() + " and " + task.labels());
        }
        if (weights != null && weights.length != rows) {
            throw new IllegalArgumentException(weights.length + " weights were given for " + rows + " rows");
        }
        return rows;
    }

    private static float[] flat(float[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        float[] flat = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != width) {
                throw new IllegalArgumentException(
                        "row " + i + " has " + rows[i].length + " values, but row 0 has " + width);
            }
            System.arraycopy(rows[i], 0, flat, i * width, width);
        }
        return flat;
    }

    @Override
    public String toString() {
        return name();
    }

    /** The sums of one run. Everything is made at construction; adding rows allocates nothing unless the metric says so. */
    public abstract static class State {
        private final Metric metric;
        private final Rows own;

        /**
         * A run without rows.
         *
         * @param metric the metric
         * @param task what outputs mean
         */
        protected State(Metric metric, Task task) {
            this.metric = metric;
            this.own = new Rows(task);
        }

        /** {@return what outputs mean} */
        public final Task task() {
            return own.task();
        }

        /**
         * Adds rows that have labels.
         *
         * @param outputs the outputs, row after row
         * @param labels the labels, row after row
         * @param rows the number of rows
         * @return this run
         * @throws IllegalArgumentException if they don't fit the task; nothing is added then
         */
        public final State add(float[] outputs, int[] labels, int rows) {
            return add(own.set(outputs, 0, labels, 0, rows));
        }

        /**
         * Adds rows that have targets.
         *
         * @param outputs the outputs, row after row
         * @param targets the targets, row after row
         * @param rows the number of rows
         * @return this run
         * @throws IllegalArgumentException if they don't fit the task; nothing is added then
         */
        public final State add(float[] outputs, float[] targets, int rows) {
            return add(own.set(outputs, 0, targets, 0, rows));
        }

        /**
         * Adds rows, which several metrics of one task can share.
         *
         * @param rows the rows
         * @return this run
         * @throws IllegalArgumentException if they are rows of another task; nothing is added then
         */
        public final State add(Rows rows) {
            if (rows.task() != own.task() && !rows.task().equals(own.task())) {
                throw new IllegalArgumentException(
                        metric + " was started for " + own.task() + ", but was given rows of " + rows.task());
            }
            update(rows);
            return this;
        }

        /**
         * Adds rows that were checked. Leaves out items that don't {@linkplain Rows#counts count}.
         *
         * @param rows the rows
         */
        protected abstract void update(Rows rows);

        /** Goes back to no rows. */
        public abstract void reset();

        /**
         * The figure of all rows so far.
         *
         * @return the value; NaN if nothing counted, or where it isn't defined
         * @throws IllegalStateException if the metric has several values
         */
        public abstract double value();

        /** {@return the number of values: 1 unless there is one for each class or output} */
        public int size() {
            return 1;
        }

        /**
         * One of the values.
         *
         * @param i its number, from 0
         * @return the value
         */
        public double value(int i) {
            return value();
        }

        /**
         * The name of a value.
         *
         * @param i its number, from 0
         * @return the metric's name, with a point and the number behind it if there are several
         */
        public final String name(int i) {
            return size() == 1 ? metric.name() : metric.name() + "." + i;
        }

        /** {@return all values by name, in order} */
        public final Map<String, Double> values() {
            Map<String, Double> values = new LinkedHashMap<>();
            for (int i = 0; i < size(); i++) {
                values.put(name(i), value(i));
            }
            return values;
        }

        /** What {@link #value()} throws if there are several. */
        final IllegalStateException several() {
            return new IllegalStateException(
                    metric.name() + " has " + size() + " values: ask for value(i) or values()");
        }
    }
}
