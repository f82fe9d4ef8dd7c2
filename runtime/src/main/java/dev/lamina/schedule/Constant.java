package dev.lamina.schedule;

/** The same rate at all times: {@code base · factor} (PyTorch's ConstantLR, without an end). For parts of a {@link Sequence}. */
public final class Constant extends TimedSchedule {
    private final double factor;

    private Constant(double factor) {
        this.factor = Curves.notNegative("factor", factor);
    }

    /** {@return a schedule that stays at the base rate} */
    public static Constant base() {
        return new Constant(1);
    }

    /**
     * A multiple of the base rate.
     *
     * @param factor finite and not negative
     * @return the schedule
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Constant times(double factor) {
        return new Constant(factor);
    }

    @Override
    public double rate(double base, long time) {
        return base * factor;
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "Constant(factor=" + factor + ")";
    }
}
