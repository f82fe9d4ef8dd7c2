package dev.lamina.metric;

import dev.lamina.internal.Outputs;
import java.util.Objects;

/**
 * Some rows of outputs with their labels or targets and maybe weights: what metrics are fed with. A row has one item to
 * judge, or one for each position. Holds the caller's arrays, not copies, and can be set again and again; nothing is
 * allocated after construction. Scores become probabilities in double precision. Belongs to one thread.
 */
public final class Rows {
    private final Task task;
    private final double[] probabilities;
    private float[] outputs;
    private int[] decided;
    private int outputsFrom;
    private int[] labels;
    private float[] targets;
    private int labelsFrom;
    private float[] weights;
    private int weightsFrom;
    private int rows;

    /**
     * No rows so far.
     *
     * @param task what outputs mean
     */
    public Rows(Task task) {
        this.task = Objects.requireNonNull(task, "task");
        this.probabilities = new double[task.kind() == Task.Kind.CLASSES ? task.width() : 0];
    }

    /**
     * Sets rows that have labels, and no weights.
     *
     * @param outputs the outputs, row after row
     * @param outputsFrom index of the first one
     * @param labels the labels, row after row
     * @param labelsFrom index of the first one
     * @param rows the number of rows
     * @return these rows
     * @throws IllegalArgumentException if an array is too short, a label is no class, an output no probability though the task says
     *     so, or the task has no labels
     */
    public Rows set(float[] outputs, int outputsFrom, int[] labels, int labelsFrom, int rows) {
        RowChecks.scores(task);
        RowChecks.length("outputs", outputs.length, outputsFrom, rows, task.outputs());
        RowChecks.labels(task, labels, labelsFrom, rows);
        RowChecks.probabilities(task, outputs, outputsFrom, rows);
        return keep(outputs, null, outputsFrom, labels, null, labelsFrom, rows);
    }

    /**
     * Sets rows that have targets, and no weights. For yes or no, and for several labels, targets are 0 or 1.
     *
     * @param outputs the outputs, row after row
     * @param outputsFrom index of the first one
     * @param targets the targets, row after row
     * @param targetsFrom index of the first one
     * @param rows the number of rows
     * @return these rows
     * @throws IllegalArgumentException if an array is too short, a target isn't finite or not one of 0 and 1, an output no
     *     probability though the task says so, or the task is classes, which have labels
     */
    public Rows set(float[] outputs, int outputsFrom, float[] targets, int targetsFrom, int rows) {
        RowChecks.scores(task);
        RowChecks.length("outputs", outputs.length, outputsFrom, rows, task.outputs());
        RowChecks.targets(task, targets, targetsFrom, rows);
        RowChecks.probabilities(task, outputs, outputsFrom, rows);
        return keep(outputs, null, outputsFrom, null, targets, targetsFrom, rows);
    }

    /**
     * Sets rows that were decided, without weights.
     *
     * @param decided the classes, or 0 and 1; -1 for none
     * @param decidedFrom index of the first one
     * @param labels the labels, row after row
     * @param labelsFrom index of the first one
     * @param rows the number of rows
     * @return these rows
     * @throws IllegalArgumentException if an array is too short, a value is no class, or the task isn't {@link Task#decided}
     */
    public Rows set(int[] decided, int decidedFrom, int[] labels, int labelsFrom, int rows) {
        RowChecks.decided(task, decided, decidedFrom, rows);
        RowChecks.labels(task, labels, labelsFrom, rows);
        return keep(null, decided, decidedFrom, labels, null, labelsFrom, rows);
    }

    private Rows keep(
            float[] newOutputs,
            int[] newDecided,
            int from,
            int[] newLabels,
            float[] newTargets,
            int labelFrom,
            int count) {
        outputs = newOutputs;
        decided = newDecided;
        outputsFrom = from;
        labels = newLabels;
        targets = newTargets;
        labelsFrom = labelFrom;
        weights = null;
        rows = count;
        return this;
    }

    /**
     * Gives the rows weights. A row of weight 0 is left out.
     *
     * @param weights one weight a row, finite and not negative; null for 1
     * @param from index of the first one
     * @return these rows
     * @throws IllegalArgumentException if there are too few, or one is out of range
     */
    public Rows weighted(float[] weights, int from) {
        if (weights != null) {
            RowChecks.weights(weights, from, rows);
        }
        this.weights = weights;
        this.weightsFrom = from;
        return this;
    }

    /** {@return what outputs mean} */
    public Task task() {
        return task;
    }

    /** {@return the number of rows} */
    public int rows() {
        return rows;
    }

    /** {@return the number of items to judge: rows times positions} */
    public int items() {
        return rows * task.positions();
    }

    /**
     * Whether an item counts: its label isn't one to ignore, and its weight isn't 0.
     *
     * @param item the item, from 0
     * @return whether it counts
     */
    public boolean counts(int item) {
        return weight(item) > 0 && !(task.kind() == Task.Kind.CLASSES && task.ignores(labels[labelsFrom + item]));
    }

    /**
     * The weight of an item: that of its row.
     *
     * @param item the item, from 0
     * @return its weight, 1 without weights
     */
    public double weight(int item) {
        return weights == null ? 1 : weights[weightsFrom + item / task.positions()];
    }

    /**
     * The label of an item, for classes and for yes or no.
     *
     * @param item the item, from 0
     * @return its class
     */
    public int label(int item) {
        return label(item, 0);
    }

    /**
     * One of several labels.
     *
     * @param item the item, from 0
     * @param k which label, from 0
     * @return 0 or 1; for classes the class
     */
    public int label(int item, int k) {
        int at = labelsFrom + (task.kind() == Task.Kind.CLASSES ? item : item * task.width() + k);
        return labels == null ? (int) targets[at] : labels[at];
    }

    /**
     * A target value.
     *
     * @param item the item, from 0
     * @param k which value, from 0
     * @return the target
     */
    public double target(int item, int k) {
        int at = labelsFrom + item * task.width() + k;
        return labels == null ? targets[at] : labels[at];
    }

    /**
     * An output as it is.
     *
     * @param item the item, from 0
     * @param k which class, label or value, from 0
     * @return the score or value
     */
    public double output(int item, int k) {
        return outputs[first(item) + k * task.stride()];
    }

    /** The index of an item's first output. */
    private int first(int item) {
        int stride = task.stride();
        return outputsFrom + item / stride * task.width() * stride + item % stride;
    }

    /**
     * What was decided for an item: the class with the largest score, the first one if several are equal; for yes or no 1 if the
     * probability is at least the threshold.
     *
     * @param item the item, from 0
     * @return the class; -1, which is never right, if a score is NaN
     */
    public int predicted(int item) {
        if (task.kind() != Task.Kind.CLASSES) {
            return predicted(item, 0);
        }
        return decided != null
                ? decided[outputsFrom + item]
                : Outputs.argMax(outputs, first(item), task.width(), task.stride());
    }

    /**
     * What was decided for one of several labels: 1 if the probability is at least the threshold, else 0.
     *
     * @param item the item, from 0
     * @param k which label, from 0
     * @return 0 or 1; -1, which is never right, if the score is NaN
     */
    public int predicted(int item, int k) {
        if (decided != null) {
            return decided[outputsFrom + item * task.width() + k];
        }
        double p = probability(item, k);
        return Double.isNaN(p) ? -1 : p >= task.threshold() ? 1 : 0;
    }

    /**
     * A probability: for classes the softmax of the scores, else the sigmoid of one.
     *
     * @param item the item, from 0
     * @param k which class or label, from 0
     * @return the probability; NaN if a score of the class, or of any for a softmax, is NaN
     */
    public double probability(int item, int k) {
        if (task.kind() == Task.Kind.CLASSES) {
            return probabilities(item)[k];
        }
        double score = output(item, k);
        return task.form() == Task.Form.PROBABILITIES ? clamp(score) : 1 / (1 + StrictMath.exp(-score));
    }

    /**
     * The probabilities of all classes.
     *
     * @param item the item, from 0
     * @return one for each class, in memory that the next call uses as well; NaN if a score is NaN
     */
    public double[] probabilities(int item) {
        int from = first(item);
        int stride = task.stride();
        if (task.form() == Task.Form.PROBABILITIES) {
            for (int c = 0; c < probabilities.length; c++) {
                probabilities[c] = clamp(outputs[from + c * stride]);
            }
            return probabilities;
        }
        double largest = largest(item);
        double sum = 0;
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] = StrictMath.exp(outputs[from + c * stride] - largest);
            sum += probabilities[c];
        }
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] /= sum;
        }
        return probabilities;
    }

    private double largest(int item) {
        int from = first(item);
        float largest = outputs[from];
        for (int c = 1; c < task.width(); c++) {
            largest = Math.max(largest, outputs[from + c * task.stride()]);
        }
        return largest;
    }

    /** What rounding may have left beside 0 and 1; NaN stays. */
    private static double clamp(double p) {
        return Math.min(1, Math.max(0, p));
    }

    /**
     * The negative logarithm of the probability that a class has, which is exact where that probability is too small for a
     * number, if the scores are logits. Probabilities are divided by their sum and taken for at least 2^-52.
     *
     * @param item the item, from 0
     * @param k which class
     * @return the loss of this class, 0 or more; NaN if a score is NaN
     */
    double logLoss(int item, int k) {
        int from = first(item);
        if (task.form() == Task.Form.PROBABILITIES) {
            double sum = 0;
            for (int c = 0; c < task.width(); c++) {
                sum += clamp(outputs[from + c * task.stride()]);
            }
            return negativeLog(clamp(outputs[from + k * task.stride()]) / sum);
        }
        double largest = largest(item);
        double sum = 0;
        for (int c = 0; c < task.width(); c++) {
            sum += StrictMath.exp(outputs[from + c * task.stride()] - largest);
        }
        return StrictMath.log(sum) - (outputs[from + k * task.stride()] - largest);
    }

    /** The same for one label that is yes or no. */
    double binaryLogLoss(int item, int k) {
        boolean yes = label(item, k) == 1;
        if (task.form() == Task.Form.PROBABILITIES) {
            double p = probability(item, k);
            return negativeLog(yes ? p : 1 - p);
        }
        double score = yes ? -output(item, k) : output(item, k);
        return Math.max(score, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(score)));
    }

    private static double negativeLog(double p) {
        return -StrictMath.log(Math.min(1, Math.max(p, Math.ulp(1.0))));
    }
}
