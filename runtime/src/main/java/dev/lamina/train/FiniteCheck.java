package dev.lamina.train;

import dev.lamina.model.Gradients;
import java.util.Arrays;

/**
 * Finds out whether all values of an array are finite, in a few percent of the time of a training step: zero times a
 * value is zero unless the value is infinite or NaN. Blocks are copied to a scratch array first, because C2 vectorises
 * the loop only if both arrays share one index.
 */
final class FiniteCheck {
    private static final int BLOCK = 1024;

    private final float[] block = new float[BLOCK];
    private final float[] sums = new float[BLOCK];
    private int used;

    /** Whether all gradients of a parameter are finite. Allocates nothing. */
    boolean isFinite(Gradients gradients, int i) {
        int to;
        for (int from = gradients.nextRun(i, 0); from >= 0; from = gradients.nextRun(i, to)) {
            to = gradients.endOfRun(i, from);
            add(gradients.values(i), from, to);
        }
        return takeTotal() == 0f;
    }

    /** Whether the first {@code size} values are finite. Allocates nothing. */
    boolean isFinite(float[] values, int size) {
        add(values, 0, size);
        return takeTotal() == 0f;
    }

    private void add(float[] values, int from, int to) {
        for (int i = from; i < to; i += BLOCK) {
            int count = Math.min(BLOCK, to - i);
            System.arraycopy(values, i, block, 0, count);
            accumulate(block, sums, count);
            used = Math.max(used, count);
        }
    }

    private static void accumulate(float[] values, float[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] = Math.fma(values[i], 0f, sums[i]);
        }
    }

    /** The sum of all sums, which are zero again then. */
    private float takeTotal() {
        float total = 0f;
        for (int i = 0; i < used; i++) {
            total += sums[i];
        }
        Arrays.fill(sums, 0, used, 0f);
        used = 0;
        return total;
    }
}
