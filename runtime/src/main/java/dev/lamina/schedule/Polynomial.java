package dev.lamina.schedule;

import dev.lamina.math.Powers;

/**
 * Down to 0 along a power: {@code base · (1 - min(t, length) / length)^power} (PyTorch's PolynomialLR).
 */
public final class Polynomial extends TimedSchedule {
    private final int length;
    private final double power;

    private Polynomial(int length, double power) {
        this.length = Curves.atLeast("length", length, 1);
        this.power = Curves.notNegative("power", power);
    }

    /**
     * A straight line down to 0.
     *
     * @param length epochs or steps until 0, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if a value is out of range
     */
    public static Polynomial over(int length) {
        return new Polynomial(length, 1);
    }

    /**
     * Sets the power.
     *
     * @param power finite and not negative; default 1
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Polynomial power(double power) {
        return new Polynomial(length, power);
    }

    @Override
    public double rate(double base, long time) {
        double left = 1 - (double) Math.min(time, length) / length;
        return base * Powers.of(left, power);
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "Polynomial(length=" + length + ", power=" + power + ")";
    }
}
