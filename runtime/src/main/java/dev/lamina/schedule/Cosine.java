package dev.lamina.schedule;

/**
 * Half a wave of the cosine from the base rate down to the lowest: {@code low + (base - low) (1 + cos(π t / length)) / 2}
 * (Loshchilov and Hutter, 2017; PyTorch's CosineAnnealingLR). Past its length it rises again.
 */
public final class Cosine extends TimedSchedule {
    private final int length;
    private final double low;

    private Cosine(int length, double low) {
        this.length = Curves.atLeast("length", length, 1);
        this.low = Curves.notNegative("low", low);
    }

    /**
     * Down to 0.
     *
     * @param length epochs or steps until the lowest rate, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if a value is out of range
     */
    public static Cosine over(int length) {
        return new Cosine(length, 0);
    }

    /**
     * Sets the lowest rate.
     *
     * @param low the rate, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Cosine to(double low) {
        return new Cosine(length, low);
    }

    @Override
    public double rate(double base, long time) {
        return Curves.cosine(base, low, (double) time / length);
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "Cosine(length=" + length + ", low=" + low + ")";
    }
}
