package dev.lamina.processor.op;

/**
 * A convolution over an image between whose pixels zeros stand, taken apart: the outputs at each position modulo the
 * pixels' distance are a convolution of the image itself with a small kernel of their own. The sums of all positions are
 * planes of one convolution, and are interleaved afterwards.
 */
public final class ConvolutionPhases {
    private final Convolution whole;
    private final Axis vertical;
    private final Axis horizontal;
    private final int outHeight;
    private final int outWidth;

    /** One axis; {@code insert} is 1 if it stays as it is. */
    private record Axis(int insert, int start, int before, int after, int kernel) {
        static Axis of(int insert, int stride, int dilation, int kernel, int before, int after, int size, int out) {
            if (stride > 1 || dilation > 1) {
                return new Axis(1, 0, before, after, kernel);
            }
            int elements = PhaseKernelOp.size(kernel, insert, Math.floorMod(before, insert));
            int zeros = Math.floorDiv(before, insert);
            int outputs = (out + insert - 1) / insert;
            return new Axis(
                    insert, Math.floorMod(before, insert), zeros, outputs + elements - 1 - size - zeros, elements);
        }
    }

    /** The phases of a convolution of an image of the given size. */
    public ConvolutionPhases(Convolution whole, int height, int width) {
        this.whole = whole;
        this.outHeight = whole.outHeight(height);
        this.outWidth = whole.outWidth(width);
        this.vertical = Axis.of(
                whole.insertV(),
                whole.strideV(),
                whole.dilationV(),
                whole.kernelV(),
                whole.top(),
                whole.bottom(),
                height,
                outHeight);
        this.horizontal = Axis.of(
                whole.insertH(),
                whole.strideH(),
                whole.dilationH(),
                whole.kernelH(),
                whole.left(),
                whole.right(),
                width,
                outWidth);
    }

    /** True if there is nothing to take apart: no zeros, or such as a stride or a dilation meets in another order. */
    public boolean isOne() {
        return vertical.insert * horizontal.insert == 1;
    }

    /** The kernels of the phases. */
    public PhaseKernelOp kernels() {
        return new PhaseKernelOp(vertical.insert, horizontal.insert, vertical.start, horizontal.start);
    }

    /** The convolution with these kernels. */
    public Convolution geometry() {
        return new Convolution(
                vertical.kernel,
                horizontal.kernel,
                whole.strideV(),
                whole.strideH(),
                whole.dilationV(),
                whole.dilationH(),
                vertical.before,
                vertical.after,
                horizontal.before,
                horizontal.after,
                whole.groups(),
                whole.insertV() / vertical.insert,
                whole.insertH() / horizontal.insert);
    }

    /** Puts the phases' outputs in their places. */
    public PixelShuffleOp shuffle() {
        return new PixelShuffleOp(vertical.insert, horizontal.insert, outHeight, outWidth);
    }
}
