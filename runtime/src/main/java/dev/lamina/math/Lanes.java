package dev.lamina.math;

/**
 * Reductions over a fixed virtual vector of {@value #COUNT} lanes.
 *
 * <p>A sum that runs along a row (a dot product, a mean, a softmax denominator) keeps {@value #COUNT} partial results,
 * element {@code i} going to lane {@code i % COUNT}, and joins them here in one fixed order. The width is the same on
 * every CPU, whatever its vector registers hold, so the bits of the result are the same too.
 */
public final class Lanes {
    /** Number of virtual lanes: one 512-bit register of floats, or two of 256 bits, or four of 128. */
    public static final int COUNT = 16;

    private Lanes() {}

    /**
     * Sum of the first {@value #COUNT} elements as a tree: lane {@code l + 8} is added to lane {@code l}, then
     * {@code l + 4}, then {@code l + 2}, then lane 1 to lane 0.
     *
     * @param lanes at least {@value #COUNT} partial sums; not changed
     * @return their sum
     * @throws ArrayIndexOutOfBoundsException if {@code lanes} is shorter
     */
    public static float sum(float[] lanes) {
        return sum(lanes, 0);
    }

    /**
     * Sum of {@value #COUNT} elements from an index on, as the same tree as {@link #sum(float[])}.
     *
     * @param lanes the array; not changed
     * @param at index of the first of the partial sums
     * @return their sum
     * @throws ArrayIndexOutOfBoundsException if {@code lanes} is too short
     */
    public static float sum(float[] lanes, int at) {
        float a = (lanes[at] + lanes[at + 8]) + (lanes[at + 4] + lanes[at + 12]);
        float b = (lanes[at + 1] + lanes[at + 9]) + (lanes[at + 5] + lanes[at + 13]);
        float c = (lanes[at + 2] + lanes[at + 10]) + (lanes[at + 6] + lanes[at + 14]);
        float d = (lanes[at + 3] + lanes[at + 11]) + (lanes[at + 7] + lanes[at + 15]);
        return (a + c) + (b + d);
    }

    /**
     * Maximum of the first {@value #COUNT} elements with the semantics of {@link Math#max(float, float)}: NaN if any
     * element is NaN, and +0 above -0.
     *
     * @param lanes at least {@value #COUNT} partial maxima; not changed
     * @return the largest
     * @throws ArrayIndexOutOfBoundsException if {@code lanes} is shorter
     */
    public static float max(float[] lanes) {
        float a = Math.max(Math.max(lanes[0], lanes[8]), Math.max(lanes[4], lanes[12]));
        float b = Math.max(Math.max(lanes[1], lanes[9]), Math.max(lanes[5], lanes[13]));
        float c = Math.max(Math.max(lanes[2], lanes[10]), Math.max(lanes[6], lanes[14]));
        float d = Math.max(Math.max(lanes[3], lanes[11]), Math.max(lanes[7], lanes[15]));
        return Math.max(Math.max(a, c), Math.max(b, d));
    }
}
