package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * One or more values side by side along one axis that isn't the rows; all other axes are of equal size. The gradient of
 * each is its slice.
 *
 * @param axis the axis, counting the rows
 */
public record ConcatOp(int axis) implements Op {
    @Override
    public String mnemonic() {
        return "concat " + axis;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape first = inputs.get(0);
        boolean fits = axis < first.rank() && !first.isRows(axis);
        int size = 0;
        for (Shape input : inputs) {
            fits = fits
                    && input.rank() == first.rank()
                    && input.perRow() == first.perRow()
                    && input.with(axis, 1).equals(first.with(axis, 1));
            size += fits ? input.dim(axis) : 0;
        }
        if (!fits) {
            throw new IllegalArgumentException(mnemonic() + " of " + inputs);
        }
        return first.with(axis, size);
    }

    @Override
    public void gradient(GradientContext context) {
        int from = 0;
        for (int i = 0; i < context.node().inputs().size(); i++) {
            int to = from + context.input(i).shape().dim(axis);
            if (context.wants(i)) {
                context.contribute(i, context.builder().add(new SliceOp(axis, from, to), context.outputGradient()));
            }
            from = to;
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        AxisRuns whole = AxisRuns.of(evaluation.sizes(evaluation.node().shape()), axis);
        double[] result = new double[evaluation.elements()];
        int position = 0;
        for (int i = 0; i < evaluation.node().inputs().size(); i++) {
            int run = evaluation.shape(i).dim(axis) * whole.inner();
            for (int o = 0; o < whole.outer(); o++) {
                System.arraycopy(evaluation.input(i), o * run, result, o * whole.run() + position, run);
            }
            position += run;
        }
        return result;
    }
}
