package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * A range along one axis that isn't the rows. The gradient of what is left out is 0.
 *
 * @param axis the axis, counting the rows
 * @param from the first index
 * @param to one past the last index
 */
public record SliceOp(int axis, int from, int to) implements Op {
    @Override
    public String mnemonic() {
        return "slice " + axis + " [" + from + ", " + to + ")";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape source = inputs.get(0);
        boolean fits = axis < source.rank() && !source.isRows(axis) && from >= 0 && from < to && to <= source.dim(axis);
        if (!fits) {
            throw new IllegalArgumentException(mnemonic() + " of " + source);
        }
        return source.with(axis, to - from);
    }

    @Override
    public void gradient(GradientContext context) {
        if (context.wants(0)) {
            PadOp pad = new PadOp(axis, from, context.input(0).shape().dim(axis) - to);
            context.contribute(0, context.builder().add(pad, context.outputGradient()));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        AxisRuns whole = AxisRuns.of(evaluation.sizes(evaluation.shape(0)), axis);
        double[] input = evaluation.input(0);
        double[] result = new double[evaluation.elements()];
        int run = (to - from) * whole.inner();
        for (int i = 0; i < whole.outer(); i++) {
            System.arraycopy(input, i * whole.run() + from * whole.inner(), result, i * run, run);
        }
        return result;
    }
}
