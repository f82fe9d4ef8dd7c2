package dev.lamina.train;

import dev.lamina.model.LossTerm;
import dev.lamina.model.Network;
import dev.lamina.model.Slot;

/** Counts labels whose class has the largest score; labels that are to be ignored don't count. */
final class Accuracy {
    private final int classes;
    private final int positions;
    private final int stride;
    private final boolean ignores;
    private final int ignored;
    private long right;
    private long counted;

    /** For a loss whose target is labels. */
    Accuracy(Network network, LossTerm term) {
        Slot target = network.targets().get(term.target());
        int[] output = network.outputs().get(term.output()).shape();
        this.classes = target.classes();
        this.positions = target.size();
        int product = 1;
        for (int axis = target.classAxis() + 1; axis < output.length; axis++) {
            product *= output[axis];
        }
        this.stride = product;
        this.ignores = target.ignored().isPresent();
        this.ignored = target.ignored().orElse(0);
    }

    void reset() {
        right = 0;
        counted = 0;
    }

    /** Adds the rows of a step. */
    void add(float[] output, int[] labels, int rows) {
        for (int i = 0; i < rows * positions; i++) {
            if (!ignores || labels[i] != ignored) {
                counted++;
                right += best(output, i) == labels[i] ? 1 : 0;
            }
        }
    }

    /** The class with the largest score at a position, the first one if several are equal. */
    private int best(float[] output, int position) {
        int at = position / stride * classes * stride + position % stride;
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (output[at + c * stride] > output[at + best * stride]) {
                best = c;
            }
        }
        return best;
    }

    /** The share that is right; NaN if nothing counted. */
    double share() {
        return counted == 0 ? Double.NaN : (double) right / counted;
    }

    /** As many rows as that share is of the given number. */
    long rightOf(int rows) {
        return counted == rows ? right : counted == 0 ? 0 : Math.round(share() * rows);
    }
}
