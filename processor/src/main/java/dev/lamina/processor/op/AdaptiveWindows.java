package dev.lamina.processor.op;

/**
 * A given number of windows that together cover an axis: window i of n reaches from {@code i size / n}, rounded down, to
 * {@code (i + 1) size / n}, rounded up, so windows may overlap and differ in length by one.
 */
public record AdaptiveWindows(int count) implements Windows {
    @Override
    public int count(int size) {
        return count;
    }

    @Override
    public int first(int window, int size) {
        return (int) ((long) window * size / count);
    }

    @Override
    public int end(int window, int size) {
        return (int) (((window + 1L) * size + count - 1) / count);
    }

    @Override
    public int longest(int size) {
        return Math.min(size / count + 2, size);
    }
}
