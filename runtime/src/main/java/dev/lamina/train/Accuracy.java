package dev.lamina.train;

import dev.lamina.internal.Outputs;
import dev.lamina.model.LossTerm;
import dev.lamina.model.Network;
import dev.lamina.model.Slot;
import dev.lamina.state.Scalar;
import dev.lamina.state.Scalars;

/**
 * Counts labels whose class has the largest score; labels that are to be ignored don't count. Where a score is NaN no class
 * has the largest, so the label isn't right.
 */
final class Accuracy {
    private final int classes;
    private final int positions;
    private final int stride;
    private final boolean ignores;
    private final int ignored;
    private final Scalars scalars = new Scalars();
    private final Scalar right = scalars.add("right", 0);
    private final Scalar counted = scalars.add("labels", 0);

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

    /** What was counted, live. */
    Scalars scalars() {
        return scalars;
    }

    void reset() {
        right.set(0);
        counted.set(0);
    }

    /** Adds the rows of a step. */
    void add(float[] output, int[] labels, int rows) {
        int all = 0;
        int hits = 0;
        for (int i = 0; i < rows * positions; i++) {
            if (!ignores || labels[i] != ignored) {
                all++;
                int from = i / stride * classes * stride + i % stride;
                hits += Outputs.argMax(output, from, classes, stride) == labels[i] ? 1 : 0;
            }
        }
        counted.add(all);
        right.add(hits);
    }

    /** The share that is right; NaN if nothing counted. */
    double share() {
        return right.get() / counted.get();
    }
}
