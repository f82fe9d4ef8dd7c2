package dev.lamina.schedule;

/**
 * Up in a straight line, then down to 0 by half a wave of the cosine, where it stays: {@code base · (t + 1) / warmup},
 * then {@code base · (1 + cos(π (t - warmup) / (length - warmup))) / 2}.
 *
 * <p>The first of {@code warmup} epochs or steps has the rate {@code base / warmup}, the last one {@code base}, and the
 * rest is a {@link Cosine} over what is left. Where others count from a rate of 0, as the common {@code base · t / warmup}
 * does, nothing is learnt in the first step; a schedule may count epochs, and then a whole epoch would be lost.
 */
public final class WarmupCosine extends TimedSchedule {
    private final int length;
    private final int warmup;

    private WarmupCosine(int length, int warmup) {
        this.length = Curves.atLeast("length", length, 1);
        this.warmup = Curves.atLeast("warmup", warmup, 0);
        if (warmup >= length) {
            throw new IllegalArgumentException("warmup must be below the length " + length + ", but is " + warmup);
        }
    }

    /**
     * Without a warm-up.
     *
     * @param length epochs or steps until 0, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if a value is out of range
     */
    public static WarmupCosine over(int length) {
        return new WarmupCosine(length, 0);
    }

    /**
     * Sets the warm-up.
     *
     * @param warmup epochs or steps until the base rate, from 0 to below the length; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public WarmupCosine warmup(int warmup) {
        return new WarmupCosine(length, warmup);
    }

    @Override
    public double rate(double base, long time) {
        if (time < warmup) {
            return base * (time + 1) / warmup;
        }
        return base * Curves.halfCosine(Math.min(1, (double) (time - warmup) / (length - warmup)));
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "WarmupCosine(length=" + length + ", warmup=" + warmup + ")";
    }
}
