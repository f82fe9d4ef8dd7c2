package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code y[.., i, j] = Σ_k a[.., i, k] b[.., k, j]}, k ascending: one product of matrices for each index of the leading
 * axes, which a and b have in common. Backward keeps a and b.
 *
 * @param transposeA true if a is {@code [.., k, i]}
 * @param transposeB true if b is {@code [.., j, k]}
 */
public record BatchMatMulOp(boolean transposeA, boolean transposeB) implements Op {
    @Override
    public String mnemonic() {
        return "batch-matmul" + (transposeA ? " transposed" : "") + (transposeB ? " by transposed" : "");
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape a = inputs.get(0);
        Shape b = inputs.get(1);
        int last = a.rank() - 1;
        boolean fits = a.rank() == b.rank()
                && a.dims().size() >= 2
                && a.perRow() == b.perRow()
                && a.without(List.of(last - 1, last)).equals(b.without(List.of(last - 1, last)))
                && a.dim(transposeA ? last - 1 : last) == b.dim(transposeB ? last : last - 1);
        if (!fits) {
            throw new IllegalArgumentException(mnemonic() + " of " + inputs);
        }
        List<Integer> dims = new ArrayList<>(a.dims());
        dims.set(dims.size() - 2, a.dim(transposeA ? last : last - 1));
        dims.set(dims.size() - 1, b.dim(transposeB ? last - 1 : last));
        return new Shape(a.perRow(), dims);
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder builder = context.builder();
        Node a = context.input(0);
        Node b = context.input(1);
        Node g = context.outputGradient();
        if (context.wants(0)) {
            // dA = g Bᵀ, or its transpose B gᵀ
            context.contribute(
                    0,
                    transposeA
                            ? builder.add(new BatchMatMulOp(transposeB, true), b, g)
                            : builder.add(new BatchMatMulOp(false, !transposeB), g, b));
        }
        if (context.wants(1)) {
            // dB = Aᵀ g, or its transpose gᵀ A
            context.contribute(
                    1,
                    transposeB
                            ? builder.add(new BatchMatMulOp(true, transposeA), g, a)
                            : builder.add(new BatchMatMulOp(!transposeA, false), a, g));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        Shape shape = evaluation.node().shape();
        int last = shape.rank() - 1;
        int height = shape.dim(last - 1);
        int width = shape.dim(last);
        int depth = evaluation.shape(0).dim(transposeA ? last - 1 : last);
        double[] a = evaluation.input(0);
        double[] b = evaluation.input(1);
        double[] result = new double[evaluation.elements()];
        for (int at = 0; at < result.length; at++) {
            int batch = at / width / height;
            int i = at / width % height;
            int j = at % width;
            for (int k = 0; k < depth; k++) {
                double left = a[batch * height * depth + (transposeA ? k * height + i : i * depth + k)];
                double right = b[batch * depth * width + (transposeB ? j * depth + k : k * width + j)];
                result[at] += left * right;
            }
        }
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        Shape a = inputs.get(0);
        return 2 * result.longSize() * a.dim(a.rank() - (transposeA ? 2 : 1));
    }
}
