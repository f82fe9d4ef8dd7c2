package dev.lamina.schedule;

/**
 * Up to a high rate and down again to a tiny one, over the whole training (Smith and Topin, 2019; PyTorch's OneCycleLR): from
 * {@code max / divisor} to {@code max} during the first part, then down to {@code max / divisor / lastDivisor} at the last
 * step, where it stays. The optimizer's own rate isn't used; its momentum isn't changed.
 *
 * <p>Count steps with it ({@code schedulePerStep}): next to nothing is learnt at its last rate, which is nothing to a step
 * but would be a whole epoch lost.
 */
public final class OneCycle extends TimedSchedule {
    private final double max;
    private final int length;
    private final double part;
    private final double divisor;
    private final double lastDivisor;
    private final boolean linear;

    private OneCycle(double max, int length, double part, double divisor, double lastDivisor, boolean linear) {
        this.max = Curves.notNegative("max", max);
        this.length = Curves.atLeast("length", length, 1);
        this.part = part;
        this.divisor = divisor;
        this.lastDivisor = lastDivisor;
        this.linear = linear;
        if (!(part > 0 && part < 1)) {
            throw new IllegalArgumentException("part must be above 0 and below 1, but is " + part);
        }
        if (!(divisor >= 1 && lastDivisor >= 1)) {
            throw new IllegalArgumentException(
                    "divisors must be at least 1, but are " + divisor + " and " + lastDivisor);
        }
    }

    /**
     * Along the cosine, rising for 0.3 of the time, from {@code max / 25} and to {@code max / 250,000}.
     *
     * @param max the highest rate, finite and not negative
     * @param length steps of the whole training, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if a value is out of range
     */
    public static OneCycle to(double max, int length) {
        return new OneCycle(max, length, 0.3, 25, 1e4, false);
    }

    /**
     * Sets the part of the time in which the rate rises.
     *
     * @param part above 0 and below 1; default 0.3
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public OneCycle rising(double part) {
        return new OneCycle(max, length, part, divisor, lastDivisor, linear);
    }

    /**
     * Sets the first and the last rate.
     *
     * @param divisor the highest by the first rate, at least 1; default 25
     * @param lastDivisor the first by the last rate, at least 1; default 10,000
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public OneCycle divisors(double divisor, double lastDivisor) {
        return new OneCycle(max, length, part, divisor, lastDivisor, linear);
    }

    /**
     * Takes straight lines instead of the cosine.
     *
     * @return a copy with that setting
     */
    public OneCycle linear() {
        return new OneCycle(max, length, part, divisor, lastDivisor, true);
    }

    @Override
    public double rate(double base, long time) {
        double first = max / divisor;
        double top = part * length - 1;
        double last = length - 1;
        double now = Math.min(time, last);
        return now <= top
                ? between(first, max, now / top)
                : between(max, first / lastDivisor, (now - top) / (last - top));
    }

    private double between(double from, double to, double x) {
        return linear ? from + (to - from) * x : Curves.cosine(from, to, x);
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "OneCycle(max=" + max + ", length=" + length + ", rising=" + part + ", divisor=" + divisor
                + ", lastDivisor=" + lastDivisor + ", linear=" + linear + ")";
    }
}
