package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Lays an image out so that a convolution becomes a sum of shifted planes: zeros around it, zeros inserted between its
 * pixels, and, for a stride, one plane for each position modulo the stride.
 * {@code y[c, phase, i, j] = x[c, (i·phasesV + phaseV - top) / insertV, (j·phasesH + phaseH - left) / insertH]}, or 0
 * where that isn't a pixel.
 */
public record PadImageOp(
        int channels,
        int height,
        int width,
        int phasesV,
        int phasesH,
        int outHeight,
        int outWidth,
        int top,
        int left,
        int insertV,
        int insertH)
        implements Op {
    @Override
    public String mnemonic() {
        return "pad-image";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        if (!inputs.get(0).equals(Shape.rows(channels, height, width))) {
            throw new IllegalArgumentException("pad-image of " + inputs);
        }
        return Shape.rows(channels, phasesV * phasesH, outHeight, outWidth);
    }

    /** True if the result holds the very same elements as the input. */
    public boolean isIdentity() {
        return phasesV * phasesH * insertV * insertH == 1
                && top == 0
                && left == 0
                && outHeight == height
                && outWidth == width;
    }

    /** Elements of one padded image. */
    public int size() {
        return channels * phasesV * phasesH * outHeight * outWidth;
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] input = evaluation.input(0);
        double[] result = new double[evaluation.elements()];
        for (int i = 0; i < result.length; i++) {
            int column = i % outWidth * phasesH + i / outWidth / outHeight % phasesH - left;
            int row = i / outWidth % outHeight * phasesV + i / outWidth / outHeight / phasesH % phasesV - top;
            int plane = i / outWidth / outHeight / phasesH / phasesV;
            boolean pixel = row >= 0
                    && column >= 0
                    && row % insertV == 0
                    && column % insertH == 0
                    && row / insertV < height
                    && column / insertH < width;
            result[i] = pixel ? input[(plane * height + row / insertV) * width + column / insertH] : 0;
        }
        return result;
    }
}
