package dev.lamina.schedule;

/**
 * Up in a straight line from 0, then down to 0 by half a wave of the cosine, where it stays: {@code base · t / warmup},
 * then {@code base · (1 + cos(π (t - warmup) / (length - warmup))) / 2}.
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
            return base * time / warmup;
        }
        return base * Curves.halfCosine(Math.min(1, (double) (time - warmup) / (length - warmup)));
    }
}
