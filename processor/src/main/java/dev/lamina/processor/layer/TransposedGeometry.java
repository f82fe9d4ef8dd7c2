package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.Convolution;
import java.util.List;

/**
 * The sizes of a transposed convolution, vertical before horizontal: along each axis it yields
 * {@code (size - 1) stride - 2 pad + dilation (kernel - 1) + outputPadding + 1}. They are long, since absurd attributes
 * are to be reported, not to wrap around.
 */
record TransposedGeometry(
        Shape image,
        List<Integer> kernel,
        List<Integer> stride,
        List<Integer> dilation,
        List<Integer> pad,
        List<Integer> outputPadding) {

    long height() {
        return unpadded(0) - 2L * pad.get(0);
    }

    long width() {
        return unpadded(1) - 2L * pad.get(1);
    }

    private long unpadded(int axis) {
        return (image.dim(axis + 2) - 1L) * stride.get(axis) + reach(axis) + outputPadding.get(axis) + 1;
    }

    private long reach(int axis) {
        return dilation.get(axis) * (kernel.get(axis) - 1L);
    }

    /** The largest padding that leaves an output. */
    List<Long> largestPad() {
        return List.of((unpadded(0) - 1) / 2, (unpadded(1) - 1) / 2);
    }

    /**
     * Reports arrays that would be too large: the weight and its small kernels, one for each position modulo the stride,
     * the output as planes of these, and the images with their padding and room for a block of lanes.
     */
    boolean fits(LayerContext context, int filters, int groups) {
        double channels = image.dim(1);
        double weight = channels / groups * filters;
        double taps = (double) kernel.get(0) * kernel.get(1);
        double phases = (double) (kernel.get(0) + step(0)) * (kernel.get(1) + step(1));
        double planes = (height() + reach(0) + 2.0 * step(0)) * (width() + reach(1) + 2.0 * step(1));
        double images = (image.dim(2) + 2.0 * reach(0) + 2) * (image.dim(3) + 2.0 * reach(1)) + LayerContext.LANES;
        double scratch = Math.max(4 * (planes + images), 2.0 * LayerContext.LANES * Math.max(filters, channels));
        return context.fits("weight", weight * taps)
                && context.fitsBatch("output", (double) height() * width() * filters)
                && context.fits("weight, taken apart by the stride,", weight * phases)
                && context.fitsBatch("output, taken apart by the stride,", planes * filters)
                && context.fitsBatch("padded input", images * channels)
                && context.fits("scratch memory", scratch);
    }

    /** The stride, which means nothing to a single input. */
    private int step(int axis) {
        return image.dim(axis + 2) == 1 ? 1 : stride.get(axis);
    }

    /** As a convolution over the input with zeros between its pixels. */
    Convolution convolution(int groups) {
        int top = (int) (reach(0) - pad.get(0));
        int left = (int) (reach(1) - pad.get(1));
        return new Convolution(
                kernel.get(0),
                kernel.get(1),
                1,
                1,
                dilation.get(0),
                dilation.get(1),
                top,
                top + outputPadding.get(0),
                left,
                left + outputPadding.get(1),
                groups,
                step(0),
                step(1));
    }
}
