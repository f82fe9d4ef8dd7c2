package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Mean over windows of an image. Backward keeps nothing.
 *
 * @param pooling the windows
 * @param countPadding true divides by the window's size, false by its elements inside the image
 */
public record AvgPool2dOp(Pooling pooling, boolean countPadding) implements Op {
    @Override
    public String mnemonic() {
        return "avgpool2d";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return new MaxPool2dOp(pooling).shape(inputs);
    }

    @Override
    public void gradient(GradientContext context) {
        if (context.wants(0)) {
            AvgPool2dGradientOp op =
                    new AvgPool2dGradientOp(this, context.input(0).shape());
            context.contribute(0, context.builder().add(op, context.outputGradient()));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] x = evaluation.input(0);
        double[] result = new double[evaluation.elements()];
        double[] counts = counts(evaluation.shape(0), evaluation.node().shape(), evaluation.rows());
        PoolingWalk.forEach(
                pooling,
                evaluation.shape(0),
                evaluation.node().shape(),
                evaluation.rows(),
                (position, in, out) -> result[out] += x[in] / counts[out]);
        return result;
    }

    /** What the sum of each window is divided by. */
    double[] counts(Shape input, Shape output, int rows) {
        double[] counts = new double[output.elements(rows)];
        PoolingWalk.forEach(pooling, input, output, rows, (position, in, out) -> counts[out]++);
        for (int i = 0; i < counts.length; i++) {
            counts[i] = countPadding ? pooling.windowSize() : counts[i];
        }
        return counts;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return pooling.flops(result, inputs.get(0));
    }
}
