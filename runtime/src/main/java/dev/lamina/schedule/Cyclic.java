package dev.lamina.schedule;

/**
 * Up and down between two rates in straight lines, again and again (Smith, 2017; PyTorch's CyclicLR, triangular). The
 * optimizer's own rate isn't used; its momentum isn't changed.
 */
public final class Cyclic extends TimedSchedule {
    private final double low;
    private final double high;
    private final int half;

    private Cyclic(double low, double high, int half) {
        this.low = Curves.notNegative("low", low);
        this.high = Curves.notNegative("high", high);
        this.half = Curves.atLeast("half", half, 1);
    }

    /**
     * Half a period is 2,000 steps.
     *
     * @param low the lowest rate, which is the first one as well, finite and not negative; at 0 nothing is learnt in the
     *     first epoch or step
     * @param high the highest rate, likewise
     * @return the schedule
     * @throws IllegalArgumentException if a value is out of range
     */
    public static Cyclic between(double low, double high) {
        return new Cyclic(low, high, 2000);
    }

    /**
     * Sets the period.
     *
     * @param half epochs or steps on the way up, and as many down, at least 1; default 2,000
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Cyclic half(int half) {
        return new Cyclic(low, high, half);
    }

    @Override
    public double rate(double base, long time) {
        double place = (double) (time % (2L * half)) / half;
        return low + (high - low) * (1 - Math.abs(place - 1));
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "Cyclic(low=" + low + ", high=" + high + ", half=" + half + ")";
    }
}
