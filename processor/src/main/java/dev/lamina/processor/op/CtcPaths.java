package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import java.util.Arrays;

/**
 * The forward-backward recursion of {@link CtcOp} for one row, in logarithms. States are the labels with blanks before,
 * between and behind them; a path stays, moves on by one, or leaves out a blank between different labels.
 */
final class CtcPaths {
    private final double[] logs;
    private final double[] labels;
    private final int row;
    private final int steps;
    private final int classes;
    private final int places;
    private final int counted;
    private final int states;
    private final CtcOp op;
    /** For each counted step and state the logarithm of the probability of the paths that reach it. */
    private final double[][] reached;

    CtcPaths(CtcOp op, Evaluation evaluation, int row) {
        this.op = op;
        this.row = row;
        this.logs = evaluation.input(0);
        this.labels = evaluation.input(1);
        this.steps = evaluation.shape(0).dim(1);
        this.classes = evaluation.shape(0).dim(2);
        this.places = evaluation.shape(1).dim(1);
        boolean lengths = evaluation.node().inputs().size() > 2;
        this.counted = lengths ? (int) Math.min(evaluation.input(2)[row], steps) : steps;
        int count = 0;
        while (count < places && labels[row * places + count] != op.blank()) {
            count++;
        }
        this.states = 2 * count + 1;
        this.reached = new double[counted][states];
        for (int t = 0; t < counted; t++) {
            for (int s = 0; s < states; s++) {
                double before = t == 0 ? (s < 2 ? 0 : Double.NEGATIVE_INFINITY) : before(reached[t - 1], s);
                reached[t][s] = before + log(t, s);
            }
        }
    }

    private double before(double[] last, int s) {
        double sum = last[s];
        sum = s > 0 ? logSum(sum, last[s - 1]) : sum;
        return leavesOutBlankBefore(s) ? logSum(sum, last[s - 2]) : sum;
    }

    private boolean leavesOutBlankBefore(int s) {
        return s >= 2 && s % 2 == 1 && label(s) != label(s - 2);
    }

    /** The class of a state. */
    private int label(int s) {
        return s % 2 == 0 ? op.blank() : (int) labels[row * places + s / 2];
    }

    private int index(int t, int s) {
        return (row * steps + t) * classes + label(s);
    }

    private double log(int t, int s) {
        return logs[index(t, s)];
    }

    private static double logSum(double a, double b) {
        double max = Math.max(a, b);
        return max == Double.NEGATIVE_INFINITY ? max : max + Math.log(Math.exp(a - max) + Math.exp(b - max));
    }

    /** Minus the logarithm of the probability of all paths that fit. */
    double loss() {
        if (counted == 0) {
            return states == 1 ? 0 : Double.POSITIVE_INFINITY;
        }
        double[] last = reached[counted - 1];
        return -(states == 1 ? last[0] : logSum(last[states - 1], last[states - 2]));
    }

    /** True if some path fits. */
    boolean fit() {
        return loss() != Double.POSITIVE_INFINITY;
    }

    double divisor() {
        return op.perLabel() ? Math.max(1, states / 2) : 1;
    }

    /** Subtracts from each step and class how probable it is, given that the path fits. */
    void addGradient(double[] gradient) {
        double[] left = new double[states];
        for (int t = counted - 1; t >= 0; t--) {
            if (t == counted - 1) {
                Arrays.fill(left, Double.NEGATIVE_INFINITY);
                left[states - 1] = 0;
                left[Math.max(0, states - 2)] = 0;
            } else {
                for (int s = 0; s < states; s++) {
                    left[s] = after(t + 1, left, s);
                }
            }
            for (int s = 0; s < states; s++) {
                gradient[index(t, s)] -= Math.exp(reached[t][s] + left[s] + loss()) / divisor();
            }
        }
    }

    /** States before {@code s} have been overwritten, those from it on are still those of the step after. */
    private double after(int next, double[] left, int s) {
        double sum = left[s] + log(next, s);
        sum = s + 1 < states ? logSum(sum, left[s + 1] + log(next, s + 1)) : sum;
        boolean leavesOut = s + 2 < states && leavesOutBlankBefore(s + 2);
        return leavesOut ? logSum(sum, left[s + 2] + log(next, s + 2)) : sum;
    }
}
