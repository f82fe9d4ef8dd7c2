package dev.lamina.processor.op;

/**
 * The geometry of a pooling: windows over the height and width of an image.
 *
 * @param ceil true if a last partial window counts
 */
public record Pooling(int kernelV, int kernelH, int strideV, int strideH, int padV, int padH, boolean ceil) {

    /** Output rows for an input of the given height; below 1 if the window doesn't fit. */
    public int outHeight(int height) {
        return out(height, kernelV, strideV, padV);
    }

    /** Output columns for an input of the given width; below 1 if the window doesn't fit. */
    public int outWidth(int width) {
        return out(width, kernelH, strideH, padH);
    }

    /** Computed as long, since windows and strides may be any int. */
    private int out(long size, long kernel, long stride, long pad) {
        long span = size + 2 * pad - kernel;
        if (span < 0) {
            return 0;
        }
        long out = (ceil ? (span + stride - 1) / stride : span / stride) + 1;
        // A window that would start in the padding at the end sees no element, so it doesn't count.
        return (int) ((out - 1) * stride >= size + pad ? out - 1 : out);
    }

    /** Elements of a window, those in the padding included. */
    public long windowSize() {
        return (long) kernelV * kernelH;
    }

    /** True if every window lies within the input. */
    public boolean inside(int height, int width) {
        return padV == 0
                && padH == 0
                && (outHeight(height) - 1) * strideV + kernelV <= height
                && (outWidth(width) - 1) * strideH + kernelH <= width;
    }
}
