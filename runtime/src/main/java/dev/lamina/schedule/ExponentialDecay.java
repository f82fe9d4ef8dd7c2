package dev.lamina.schedule;

import dev.lamina.math.Powers;

/**
 * Multiplies the rate by a factor each time: {@code base · gamma^t} (PyTorch's ExponentialLR).
 */
public final class ExponentialDecay extends TimedSchedule {
    private final double gamma;

    private ExponentialDecay(double gamma) {
        this.gamma = Curves.notNegative("gamma", gamma);
    }

    /**
     * Decay by a factor.
     *
     * @param gamma the factor, finite and not negative
     * @return the schedule
     * @throws IllegalArgumentException if a value is out of range
     */
    public static ExponentialDecay gamma(double gamma) {
        return new ExponentialDecay(gamma);
    }

    @Override
    public double rate(double base, long time) {
        return base * Powers.of(gamma, time);
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "ExponentialDecay(gamma=" + gamma + ")";
    }
}
