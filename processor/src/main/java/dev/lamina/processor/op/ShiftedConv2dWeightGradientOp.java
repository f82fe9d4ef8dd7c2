package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * {@code y[f, k] = Σ_n,p g[n, f, p] x[n, tap(k) + p]}: the gradient of a convolution by its weight, from the padded
 * image and the output's gradient laid out with the padded image's width. The sum runs in 16 lanes, position p in lane
 * p mod 16, through all rows; then the lanes are added in a fixed tree.
 *
 * @param convolution the convolution whose weight it is
 */
public record ShiftedConv2dWeightGradientOp(ShiftedConv2dOp convolution) implements Op {
    @Override
    public String mnemonic() {
        return "shifted-conv2d-weight-gradient";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Convolution geometry = convolution.geometry();
        return Shape.of(inputs.get(1).dim(1), convolution.groupChannels(), geometry.kernelV(), geometry.kernelH());
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] x = evaluation.input(0);
        double[] g = evaluation.input(1);
        double[] result = new double[evaluation.elements()];
        int[] taps = convolution.taps();
        int filters = evaluation.node().shape().dim(0);
        int plane = evaluation.shape(1).dim(3) * evaluation.shape(1).dim(4);
        int groups = convolution.geometry().groups();
        for (int row = 0; row < evaluation.rows(); row++) {
            for (int filter = 0; filter < filters; filter++) {
                int start = row * convolution.image().size() + filter / (filters / groups) * convolution.groupStep();
                for (int k = 0; k < taps.length; k++) {
                    for (int p = 0; p < convolution.positions(); p++) {
                        result[filter * taps.length + k] +=
                                g[(row * filters + filter) * plane + p] * x[start + taps[k] + p];
                    }
                }
            }
        }
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return 2 * result.longSize() * convolution.outHeight() * convolution.outWidth();
    }
}
