package dev.lamina.processor.op;

import dev.lamina.processor.ir.Shape;

/** The geometry of a pooling: windows over the height and over the width of an image. */
public record Pooling(Windows vertical, Windows horizontal) {
    /**
     * Windows of one size at equal distances.
     *
     * @param ceil true if a last partial window counts
     */
    public Pooling(int kernelV, int kernelH, int strideV, int strideH, int padV, int padH, boolean ceil) {
        this(new SlidingWindows(kernelV, strideV, padV, ceil), new SlidingWindows(kernelH, strideH, padH, ceil));
    }

    /**
     * Windows of one size at equal distances, whose elements may stand apart.
     *
     * @param ceil true if a last partial window counts
     */
    public Pooling(
            int kernelV,
            int kernelH,
            int strideV,
            int strideH,
            int padV,
            int padH,
            boolean ceil,
            int dilationV,
            int dilationH) {
        this(
                new SlidingWindows(kernelV, strideV, padV, ceil, dilationV),
                new SlidingWindows(kernelH, strideH, padH, ceil, dilationH));
    }

    /** Output rows for an input of the given height; below 1 if the window doesn't fit. */
    public int outHeight(int height) {
        return vertical.count(height);
    }

    /** Output columns for an input of the given width; below 1 if the window doesn't fit. */
    public int outWidth(int width) {
        return horizontal.count(width);
    }

    /** True if all windows are of one size, those at the border included. */
    public boolean isSliding() {
        return vertical instanceof SlidingWindows && horizontal instanceof SlidingWindows;
    }

    /** Elements of a window that slides, those in the padding included. */
    public long windowSize() {
        return (long) kernelV() * kernelH();
    }

    /** True if every window slides and lies within the input. */
    public boolean inside(int height, int width) {
        return isSliding() && slidingV().inside(height) && slidingH().inside(width);
    }

    /** Operations for one row of the result. */
    long flops(Shape result, Shape image) {
        return result.longSize() * vertical.longest(image.dim(2)) * horizontal.longest(image.dim(3));
    }

    public int kernelV() {
        return slidingV().kernel();
    }

    public int kernelH() {
        return slidingH().kernel();
    }

    public int strideV() {
        return slidingV().stride();
    }

    public int strideH() {
        return slidingH().stride();
    }

    private SlidingWindows slidingV() {
        return (SlidingWindows) vertical;
    }

    private SlidingWindows slidingH() {
        return (SlidingWindows) horizontal;
    }
}
