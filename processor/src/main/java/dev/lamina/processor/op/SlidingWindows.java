package dev.lamina.processor.op;

/**
 * Windows of one length at equal distances.
 *
 * @param kernel elements of a window
 * @param stride distance of the windows
 * @param pad elements in front of the axis and behind it that count as windows' elements, but hold nothing
 * @param ceil true if a last partial window counts
 */
public record SlidingWindows(int kernel, int stride, int pad, boolean ceil) implements Windows {
    /** Computed as long, since windows and strides may be any int. */
    @Override
    public int count(int size) {
        long span = size + 2L * pad - kernel;
        if (span < 0) {
            return 0;
        }
        long count = (ceil ? (span + stride - 1) / stride : span / stride) + 1;
        // A window that would start in the padding at the end sees no element, so it doesn't count.
        return (int) ((count - 1) * stride >= (long) size + pad ? count - 1 : count);
    }

    @Override
    public int first(int window, int size) {
        return Math.max(window * stride - pad, 0);
    }

    @Override
    public int end(int window, int size) {
        return (int) Math.min((long) window * stride - pad + kernel, size);
    }

    @Override
    public int longest(int size) {
        return kernel;
    }

    /** True if every window lies within the axis. */
    boolean inside(int size) {
        return pad == 0 && (long) (count(size) - 1) * stride + kernel <= size;
    }
}
