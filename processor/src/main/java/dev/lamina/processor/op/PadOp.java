package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Zeros before and after the elements along one axis that isn't the rows: the adjoint of a slice.
 *
 * @param axis the axis, counting the rows
 * @param before how many zeros stand before
 * @param after how many zeros stand after
 */
public record PadOp(int axis, int before, int after) implements Op {
    @Override
    public String mnemonic() {
        return "pad " + axis + " by " + before + " and " + after;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape source = inputs.get(0);
        if (axis >= source.rank() || source.isRows(axis) || before < 0 || after < 0) {
            throw new IllegalArgumentException(mnemonic() + " of " + source);
        }
        return source.with(axis, before + source.dim(axis) + after);
    }

    @Override
    public void gradient(GradientContext context) {
        if (context.wants(0)) {
            int size = context.input(0).shape().dim(axis);
            SliceOp slice = new SliceOp(axis, before, before + size);
            context.contribute(0, context.builder().add(slice, context.outputGradient()));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        AxisRuns part = AxisRuns.of(evaluation.sizes(evaluation.shape(0)), axis);
        int size = evaluation.node().shape().dim(axis);
        double[] input = evaluation.input(0);
        double[] result = new double[evaluation.elements()];
        for (int i = 0; i < part.outer(); i++) {
            System.arraycopy(input, i * part.run(), result, (i * size + before) * part.inner(), part.run());
        }
        return result;
    }
}
