package dev.lamina.optim;

/**
 * Choices as arithmetic, to the same bits. A loop with a choice in it, or with {@code Math.signum}, isn't made into vectors
 * by the C2 of JDK 17; one with products and minima is, which takes a tenth of the time.
 */
final class Branchless {
    /** Together more than the inverse of the smallest float above 0, so that whatever isn't 0 becomes at least 1. */
    private static final float HUGE = 0x1p127f;

    private static final float MORE = 0x1p22f;

    private Branchless() {}

    /** {@code Math.signum(x)}, zeros with their sign. */
    static float sign(float x) {
        return Math.min(Math.max(x * HUGE * MORE, -1f), 1f);
    }

    /** 1 if x is above 0, else 0; x isn't NaN. */
    static float isPositive(float x) {
        return Math.max(sign(x), 0f);
    }

    /** {@code keep == 1 ? x : +0}; keep is 1 or 0, x finite. The last term is -0 or +0: it changes nothing or the zero's sign. */
    static float orZero(float keep, float x) {
        return x * keep + -0f * (keep - 1f);
    }
}
