package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;

/** {@code y[.., j] = Σ_k a[.., k] b[k, j]}, k ascending. Backward keeps a and b. */
public record MatMulOp() implements Op {
    @Override
    public String mnemonic() {
        return "matmul";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape a = inputs.get(0);
        Shape b = inputs.get(1);
        if (b.perRow() || b.rank() != 2 || a.rank() < 2 || a.dim(a.rank() - 1) != b.dim(0)) {
            throw new IllegalArgumentException("matmul of " + inputs);
        }
        List<Integer> dims = new ArrayList<>(a.dims());
        dims.set(dims.size() - 1, b.dim(1));
        return new Shape(a.perRow(), dims);
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        if (context.wants(0)) {
            context.contribute(
                    0, b.add(new MatMulOp(), context.outputGradient(), b.add(new TransposeOp(), context.input(1))));
        }
        if (context.wants(1)) {
            context.contribute(1, b.add(new MatMulTransposedOp(), context.input(0), context.outputGradient()));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        int depth = evaluation.shape(1).dim(0);
        int columns = evaluation.shape(1).dim(1);
        double[] a = evaluation.input(0);
        double[] b = evaluation.input(1);
        double[] result = new double[evaluation.elements()];
        for (int i = 0; i < result.length; i++) {
            int row = i / columns;
            for (int k = 0; k < depth; k++) {
                result[i] += a[row * depth + k] * b[k * columns + i % columns];
            }
        }
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return 2 * result.longSize() * inputs.get(1).dim(0);
    }
}
