package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * {@code y[i, j] = Σ_r a[r, i] b[r, j]} with r over all leading axes, ascending: the product of a transposed and b. It
 * is what the gradient of a matrix product by its right side is.
 */
public record MatMulTransposedOp() implements Op {
    @Override
    public String mnemonic() {
        return "matmul-transposed";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape a = inputs.get(0);
        Shape b = inputs.get(1);
        boolean sameRows = a.rank() == b.rank()
                && a.rank() >= 2
                && a.without(List.of(a.rank() - 1)).equals(b.without(List.of(b.rank() - 1)));
        if (!sameRows) {
            throw new IllegalArgumentException("matmul-transposed of " + inputs);
        }
        return Shape.of(a.dim(a.rank() - 1), b.dim(b.rank() - 1));
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        if (context.wants(0)) {
            context.contribute(
                    0, b.add(new MatMulOp(), context.input(1), b.add(new TransposeOp(), context.outputGradient())));
        }
        if (context.wants(1)) {
            context.contribute(1, b.add(new MatMulOp(), context.input(0), context.outputGradient()));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        int height = evaluation.node().shape().dim(0);
        int width = evaluation.node().shape().dim(1);
        double[] a = evaluation.input(0);
        double[] b = evaluation.input(1);
        double[] result = new double[height * width];
        for (int r = 0; r < a.length / height; r++) {
            for (int i = 0; i < height; i++) {
                for (int j = 0; j < width; j++) {
                    result[i * width + j] += a[r * height + i] * b[r * width + j];
                }
            }
        }
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return 2
                * result.longSize()
                * inputs.get(0).without(List.of(inputs.get(0).rank() - 1)).longSize();
    }
}
