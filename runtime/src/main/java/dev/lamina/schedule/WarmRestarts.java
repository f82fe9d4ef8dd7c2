package dev.lamina.schedule;

/**
 * A {@link Cosine} that starts anew at the base rate whenever it has come down; each period is longer than the one before
 * by a factor (Loshchilov and Hutter, 2017; PyTorch's CosineAnnealingWarmRestarts).
 */
public final class WarmRestarts extends TimedSchedule {
    private final int first;
    private final int factor;
    private final double low;

    private WarmRestarts(int first, int factor, double low) {
        this.first = Curves.atLeast("first", first, 1);
        this.factor = Curves.atLeast("factor", factor, 1);
        this.low = Curves.notNegative("low", low);
    }

    /**
     * Periods of one length, down to 0.
     *
     * @param first epochs or steps of the first period, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if a value is out of range
     */
    public static WarmRestarts every(int first) {
        return new WarmRestarts(first, 1, 0);
    }

    /**
     * Sets how periods grow.
     *
     * @param factor length of a period by that of the one before, at least 1; default 1
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public WarmRestarts times(int factor) {
        return new WarmRestarts(first, factor, low);
    }

    /**
     * Sets the lowest rate.
     *
     * @param low the rate, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public WarmRestarts to(double low) {
        return new WarmRestarts(first, factor, low);
    }

    @Override
    public double rate(double base, long time) {
        long since = time;
        long period = first;
        if (factor == 1) {
            since %= period;
        }
        while (since >= period) {
            since -= period;
            period *= factor;
        }
        return Curves.cosine(base, low, (double) since / period);
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "WarmRestarts(first=" + first + ", times=" + factor + ", low=" + low + ")";
    }
}
