package dev.lamina.processor.op;

import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.Arrays;
import java.util.List;

/** Where in its image plane the maximum of each window stands; the first in row-major order if several are equal. */
public record MaxPool2dPositionsOp(Pooling pooling) implements SideResultOp {
    @Override
    public Op main() {
        return new MaxPool2dOp(pooling);
    }

    @Override
    public String mnemonic() {
        return "maxpool2d-positions";
    }

    @Override
    public ElementType type() {
        return ElementType.INDEX;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return new MaxPool2dOp(pooling).shape(inputs);
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] x = evaluation.input(0);
        double[] best = new double[evaluation.elements()];
        double[] result = new double[best.length];
        Arrays.fill(result, -1);
        PoolingWalk.forEach(
                pooling, evaluation.shape(0), evaluation.node().shape(), evaluation.rows(), (position, in, out) -> {
                    if (result[out] < 0 || x[in] > best[out]) {
                        best[out] = x[in];
                        result[out] = position;
                    }
                });
        return result;
    }
}
