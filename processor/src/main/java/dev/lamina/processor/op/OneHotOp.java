package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Spreads labels along a new axis of classes: 1 where the label says, 0 elsewhere. A label that is no class, or is to be
 * ignored, gives zeros.
 *
 * @param target the shape with the classes
 * @param axis the axis of the classes
 * @param ignored a label that counts as none; -1 if there is no such label
 */
public record OneHotOp(Shape target, int axis, int ignored) implements Op {
    /** One label a row, classes on the last axis. */
    public OneHotOp(int classes) {
        this(Shape.rows(classes), 1, -1);
    }

    @Override
    public String mnemonic() {
        return "one-hot along " + axis;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        if (!inputs.get(0).equals(target.without(List.of(axis)))) {
            throw new IllegalArgumentException(mnemonic() + " of " + inputs + " to " + target);
        }
        return target;
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] labels = evaluation.input(0);
        double[] result = new double[evaluation.elements()];
        int[] sizes = evaluation.sizes(target);
        Indexing indexing = new Indexing(sizes, target.otherAxes(List.of(axis)));
        int inner = 1;
        for (int i = axis + 1; i < sizes.length; i++) {
            inner *= sizes[i];
        }
        for (int i = 0; i < result.length; i++) {
            int label = (int) labels[indexing.project(i)];
            result[i] = label == i / inner % sizes[axis] && label != ignored ? 1 : 0;
        }
        return result;
    }
}
