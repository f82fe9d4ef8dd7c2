package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * 2-D convolution without bias: {@code y[f, oy, ox] = Σ_c,ky,kx w[f, c, ky, kx] x[c, oy·stride + ky·dilation - top, ..]}.
 * Backward keeps x and w.
 */
public record Conv2dOp(Convolution geometry) implements Op {
    @Override
    public String mnemonic() {
        return "conv2d";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.get(0);
        Shape w = inputs.get(1);
        boolean fits = x.perRow()
                && x.rank() == 4
                && w.rank() == 4
                && w.dim(1) * geometry.groups() == x.dim(1)
                && w.dim(0) % geometry.groups() == 0
                && w.dim(2) == geometry.kernelV()
                && w.dim(3) == geometry.kernelH()
                && geometry.outHeight(x.dim(2)) >= 1
                && geometry.outWidth(x.dim(3)) >= 1;
        if (!fits) {
            throw new IllegalArgumentException("conv2d of " + inputs + " with " + geometry);
        }
        return Shape.rows(w.dim(0), geometry.outHeight(x.dim(2)), geometry.outWidth(x.dim(3)));
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node x = context.input(0);
        Node w = context.input(1);
        if (context.wants(0)) {
            Convolution adjoint = geometry.adjoint(x.shape().dim(2), x.shape().dim(3));
            Node adjointWeight = b.add(new AdjointKernelOp(geometry.groups()), w);
            context.contribute(0, b.add(new Conv2dOp(adjoint), context.outputGradient(), adjointWeight));
        }
        if (context.wants(1)) {
            context.contribute(1, weightGradient(b, x, context.outputGradient()));
        }
    }

    /**
     * Where zeros stand between pixels, the gradient is taken of the adjoint convolution, in which the output's gradient
     * and the input change places: its products meet no such zeros.
     */
    private Node weightGradient(GraphBuilder b, Node x, Node gradient) {
        if (geometry.insertV() * geometry.insertH() == 1) {
            return b.add(new Conv2dWeightGradientOp(geometry), x, gradient);
        }
        Convolution adjoint = geometry.adjoint(x.shape().dim(2), x.shape().dim(3));
        Node turned = b.add(new Conv2dWeightGradientOp(adjoint), gradient, x);
        return b.add(new AdjointKernelOp(geometry.groups()), turned);
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] w = evaluation.input(1);
        double[] result = new double[evaluation.elements()];
        new ConvolutionWalk(geometry, evaluation.shape(0), evaluation.node().shape())
                .forEach(evaluation.rows(), evaluation.input(0), (x, weight, out) -> result[out] += w[weight] * x);
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        Shape w = inputs.get(1);
        return 2 * result.longSize() * w.dim(1) * w.dim(2) * w.dim(3);
    }
}
