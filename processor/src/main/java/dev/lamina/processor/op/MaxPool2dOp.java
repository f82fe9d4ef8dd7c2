package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.Arrays;
import java.util.List;

/** Maximum over windows of an image. Backward keeps the positions of the maxima, not the input. */
public record MaxPool2dOp(Pooling pooling) implements Op {
    @Override
    public String mnemonic() {
        return "maxpool2d";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.get(0);
        return Shape.rows(x.dim(1), pooling.outHeight(x.dim(2)), pooling.outWidth(x.dim(3)));
    }

    @Override
    public void gradient(GradientContext context) {
        if (context.wants(0)) {
            GraphBuilder b = context.builder();
            Node x = context.input(0);
            Node positions = b.add(new MaxPool2dPositionsOp(pooling), x);
            context.contribute(0, b.add(new ScatterOp(x.shape()), context.outputGradient(), positions));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] x = evaluation.input(0);
        double[] result = new double[evaluation.elements()];
        Arrays.fill(result, Double.NEGATIVE_INFINITY);
        PoolingWalk.forEach(
                pooling,
                evaluation.shape(0),
                evaluation.node().shape(),
                evaluation.rows(),
                (position, in, out) -> result[out] = Math.max(result[out], x[in]));
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return pooling.flops(result, inputs.get(0));
    }
}
