package dev.lamina.schedule;

import dev.lamina.math.Powers;

/**
 * Multiplies the rate by a factor every few epochs or steps: {@code base · gamma^⌊t / period⌋} (PyTorch's StepLR).
 */
public final class StepDecay extends TimedSchedule {
    private final int period;
    private final double gamma;

    private StepDecay(int period, double gamma) {
        this.period = Curves.atLeast("period", period, 1);
        this.gamma = Curves.notNegative("gamma", gamma);
    }

    /**
     * Decay by 0.1.
     *
     * @param period epochs or steps between two changes, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if a value is out of range
     */
    public static StepDecay every(int period) {
        return new StepDecay(period, 0.1);
    }

    /**
     * Sets the factor.
     *
     * @param gamma the factor, finite and not negative; default 0.1
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public StepDecay gamma(double gamma) {
        return new StepDecay(period, gamma);
    }

    @Override
    public double rate(double base, long time) {
        return base * Powers.of(gamma, time / period);
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "StepDecay(period=" + period + ", gamma=" + gamma + ")";
    }
}
