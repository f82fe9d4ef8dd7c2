package dev.lamina.schedule;

/**
 * A straight line between two multiples of the base rate, which then stays: {@code base · (start + (end - start) · min(t,
 * length) / length)} (PyTorch's LinearLR). From a small start it is a warm-up; from 0 it can't be one, since the first epoch
 * or step would change nothing.
 */
public final class Linear extends TimedSchedule {
    private final int length;
    private final double start;
    private final double end;

    private Linear(int length, double start, double end) {
        this.length = Curves.atLeast("length", length, 1);
        this.start = Curves.notNegative("start", start);
        if (start == 0) {
            throw new IllegalArgumentException(
                    "start must be above 0, or nothing is learnt in the first epoch or step: for a warm-up over "
                            + length + " take from(1.0 / " + length + ")");
        }
        this.end = Curves.notNegative("end", end);
    }

    /**
     * From a third of the base rate to the base rate.
     *
     * @param length epochs or steps until the end, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if a value is out of range
     */
    public static Linear over(int length) {
        return new Linear(length, 1.0 / 3, 1);
    }

    /**
     * Sets where it starts.
     *
     * @param start the factor, finite and above 0; default 1/3
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Linear from(double start) {
        return new Linear(length, start, end);
    }

    /**
     * Sets where it ends.
     *
     * @param end the factor, finite and not negative; default 1
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Linear to(double end) {
        return new Linear(length, start, end);
    }

    @Override
    public double rate(double base, long time) {
        return base * (start + (end - start) * Math.min(time, length) / length);
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "Linear(length=" + length + ", from=" + start + ", to=" + end + ")";
    }
}
