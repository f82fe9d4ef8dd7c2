package dev.lamina.processor.op;

/**
 * The geometry of a 2-D convolution.
 *
 * @param insertV zeros are inserted so that input rows stand this far apart (1: none), as in a transposed convolution
 * @param insertH the same for columns
 * @param top zeros above the input; a negative number crops
 */
public record Convolution(
        int kernelV,
        int kernelH,
        int strideV,
        int strideH,
        int dilationV,
        int dilationH,
        int top,
        int bottom,
        int left,
        int right,
        int groups,
        int insertV,
        int insertH) {

    /** Output rows for an input of the given height; below 1 if the kernel doesn't fit. */
    public int outHeight(int height) {
        return out(insertV * (height - 1) + 1 + top + bottom, kernelV, strideV, dilationV);
    }

    /** Output columns for an input of the given width; below 1 if the kernel doesn't fit. */
    public int outWidth(int width) {
        return out(insertH * (width - 1) + 1 + left + right, kernelH, strideH, dilationH);
    }

    private static int out(int padded, int kernel, int stride, int dilation) {
        return Math.floorDiv(padded - dilation * (kernel - 1) - 1, stride) + 1;
    }

    /**
     * The convolution that takes output gradients to input gradients when it is applied with the adjoint weights: its
     * stride is this one's zero insertion and the reverse (Dumoulin and Visin, 2016).
     */
    public Convolution adjoint(int height, int width) {
        return new Convolution(
                kernelV,
                kernelH,
                insertV,
                insertH,
                dilationV,
                dilationH,
                dilationV * (kernelV - 1) - top,
                insertV * (height - 1) - strideV * (outHeight(height) - 1) + top,
                dilationH * (kernelH - 1) - left,
                insertH * (width - 1) - strideH * (outWidth(width) - 1) + left,
                groups,
                strideV,
                strideH);
    }

    /** The layout of the padded image that the convolution reads. */
    public PadImageOp padding(int channels, int height, int width) {
        return new PadImageOp(
                channels,
                height,
                width,
                strideV,
                strideH,
                outHeight(height) + dilationV * (kernelV - 1) / strideV,
                outWidth(width) + dilationH * (kernelH - 1) / strideH,
                top,
                left,
                insertV,
                insertH);
    }

    /** Where in a padded image of this shape kernel element (channel, y, x) meets the output at position 0. */
    public int tap(PadImageOp image, int channel, int y, int x) {
        int shiftV = y * dilationV;
        int shiftH = x * dilationH;
        int plane = channel * strideV * strideH + shiftV % strideV * strideH + shiftH % strideH;
        return (plane * image.outHeight() + shiftV / strideV) * image.outWidth() + shiftH / strideH;
    }
}
