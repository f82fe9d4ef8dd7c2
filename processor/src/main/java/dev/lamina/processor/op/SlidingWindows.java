package dev.lamina.processor.op;

import java.util.stream.IntStream;

/**
 * Windows of one length at equal distances.
 *
 * @param kernel elements of a window
 * @param stride distance of the windows
 * @param pad elements in front of the axis and behind it that count as windows' elements, but hold nothing
 * @param ceil true if a last partial window counts
 * @param dilation distance of a window's elements
 */
public record SlidingWindows(int kernel, int stride, int pad, boolean ceil, int dilation) implements Windows {
    /** Windows of neighbouring elements. */
    public SlidingWindows(int kernel, int stride, int pad, boolean ceil) {
        this(kernel, stride, pad, ceil, 1);
    }

    /** Elements from a window's first to its last, both included. */
    public long reach() {
        return (kernel - 1L) * dilation + 1;
    }

    /** Computed as long, since windows and strides may be any int. */
    @Override
    public int count(int size) {
        long span = size + 2L * pad - reach();
        if (span < 0) {
            return 0;
        }
        long count = (ceil ? (span + stride - 1) / stride : span / stride) + 1;
        // A window that would start in the padding at the end sees no element, so it doesn't count.
        return (int) ((count - 1) * stride >= (long) size + pad ? count - 1 : count);
    }

    @Override
    public int first(int window, int size) {
        long start = (long) window * stride - pad;
        return (int) (start >= 0 ? start : start + (dilation - 1 - start) / dilation * dilation);
    }

    @Override
    public int end(int window, int size) {
        return (int) Math.min((long) window * stride - pad + reach(), size);
    }

    @Override
    public int longest(int size) {
        return Math.min(kernel, size);
    }

    @Override
    public int step() {
        return dilation;
    }

    /** True if every window sees an element inside the axis; only one that begins before it may see none. */
    public boolean allSee(int size) {
        int before = (int) Math.min(count(size), ((long) pad + stride - 1) / stride);
        return IntStream.range(0, before).allMatch(window -> first(window, size) < end(window, size));
    }

    /** True if every window lies within the axis. */
    boolean inside(int size) {
        return pad == 0 && (long) (count(size) - 1) * stride + reach() <= size;
    }
}
