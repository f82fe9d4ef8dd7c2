package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** Gives every pixel its share of the gradients of the outputs that it was mixed into: the adjoint of {@link BilinearOp}. */
public record BilinearGradientOp(BilinearOp forward) implements Op {
    @Override
    public String mnemonic() {
        return "bilinear-gradient";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape g = inputs.get(0);
        return Shape.rows(g.dim(1), g.dim(2) / forward.factorV(), g.dim(3) / forward.factorH());
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] gradient = evaluation.input(0);
        double[] result = new double[evaluation.elements()];
        forward.forEach(
                evaluation.node().shape(),
                evaluation.rows(),
                (in, out, weight) -> result[in] += weight * gradient[out]);
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return inputs.get(0).longSize() * 8;
    }
}
