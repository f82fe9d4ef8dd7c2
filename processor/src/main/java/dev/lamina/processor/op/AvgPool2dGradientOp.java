package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** Gives every element of a window its share of the window's gradient: the adjoint of average pooling. */
public record AvgPool2dGradientOp(AvgPool2dOp pool, Shape target) implements Op {
    @Override
    public String mnemonic() {
        return "avgpool2d-gradient";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return target;
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] gradient = evaluation.input(0);
        double[] result = new double[evaluation.elements()];
        double[] counts = pool.counts(target, evaluation.shape(0), evaluation.rows());
        PoolingWalk.forEach(
                pool.pooling(),
                target,
                evaluation.shape(0),
                evaluation.rows(),
                (position, in, out) -> result[in] += gradient[out] / counts[out]);
        return result;
    }
}
