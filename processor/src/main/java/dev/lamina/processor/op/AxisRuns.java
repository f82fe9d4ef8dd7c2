package dev.lamina.processor.op;

/**
 * How an array lies in memory as seen from one axis.
 *
 * @param outer elements along the axes before it: as many runs there are
 * @param size elements along it
 * @param inner elements along the axes after it
 */
record AxisRuns(int outer, int size, int inner) {
    static AxisRuns of(int[] sizes, int axis) {
        int outer = 1;
        int inner = 1;
        for (int i = 0; i < sizes.length; i++) {
            outer *= i < axis ? sizes[i] : 1;
            inner *= i > axis ? sizes[i] : 1;
        }
        return new AxisRuns(outer, sizes[axis], inner);
    }

    /** Neighbouring elements that share all axes before the axis. */
    int run() {
        return size * inner;
    }
}
