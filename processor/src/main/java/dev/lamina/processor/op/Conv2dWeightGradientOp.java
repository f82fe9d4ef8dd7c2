package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** The gradient of a 2-D convolution by its weight, from the input and the gradient of the output. */
public record Conv2dWeightGradientOp(Convolution geometry) implements Op {
    @Override
    public String mnemonic() {
        return "conv2d-weight-gradient";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.get(0);
        Shape g = inputs.get(1);
        if (g.dim(2) != geometry.outHeight(x.dim(2)) || g.dim(3) != geometry.outWidth(x.dim(3))) {
            throw new IllegalArgumentException("conv2d-weight-gradient of " + inputs + " with " + geometry);
        }
        return Shape.of(g.dim(1), x.dim(1) / geometry.groups(), geometry.kernelV(), geometry.kernelH());
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] gradient = evaluation.input(1);
        double[] result = new double[evaluation.elements()];
        new ConvolutionWalk(geometry, evaluation.shape(0), evaluation.shape(1))
                .forEach(
                        evaluation.rows(),
                        evaluation.input(0),
                        (x, weight, out) -> result[weight] += gradient[out] * x);
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return 2 * result.longSize() * inputs.get(1).dim(2) * inputs.get(1).dim(3);
    }
}
