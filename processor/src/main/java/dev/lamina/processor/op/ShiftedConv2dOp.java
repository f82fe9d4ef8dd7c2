package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * A convolution that reads a padded image: {@code y[f, p] = Σ_k w[f, k] x[tap(k) + p]}, k ascending over (channel, ky,
 * kx), for each position p of the output laid out with the padded image's width.
 *
 * @param geometry the convolution
 * @param image the layout of the padded image
 * @param outHeight rows of the output
 * @param outWidth columns of the output
 */
public record ShiftedConv2dOp(Convolution geometry, PadImageOp image, int outHeight, int outWidth) implements Op {
    @Override
    public String mnemonic() {
        return "shifted-conv2d";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.rows(inputs.get(1).dim(0), outHeight, outWidth);
    }

    /** Number of positions from the first output to the last, in the padded image's layout. */
    public int positions() {
        return (outHeight - 1) * image.outWidth() + outWidth;
    }

    /** Channels that one output reads. */
    public int groupChannels() {
        return image.channels() / geometry.groups();
    }

    /** Products that make up one output. */
    public int depth() {
        return groupChannels() * geometry.kernelV() * geometry.kernelH();
    }

    /** Offsets in the padded image of the kernel's elements, in the weight's order, for the first group. */
    public int[] taps() {
        int[] taps = new int[depth()];
        for (int k = 0; k < taps.length; k++) {
            int x = k % geometry.kernelH();
            int y = k / geometry.kernelH() % geometry.kernelV();
            taps[k] = geometry.tap(image, k / geometry.kernelH() / geometry.kernelV(), y, x);
        }
        return taps;
    }

    /** How far in the padded image a group is from the one before. */
    public int groupStep() {
        return groupChannels() * image.size() / image.channels();
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] x = evaluation.input(0);
        double[] w = evaluation.input(1);
        double[] result = new double[evaluation.elements()];
        int[] taps = taps();
        int filters = evaluation.shape(1).dim(0);
        for (int i = 0; i < result.length; i++) {
            int filter = i / outWidth / outHeight % filters;
            int start = i / outWidth / outHeight / filters * image.size()
                    + filter / (filters / geometry.groups()) * groupStep()
                    + i / outWidth % outHeight * image.outWidth()
                    + i % outWidth;
            for (int k = 0; k < taps.length; k++) {
                result[i] += w[filter * taps.length + k] * x[start + taps[k]];
            }
        }
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return 2 * result.longSize() * depth();
    }
}
