package dev.lamina.schedule;

import dev.lamina.math.Powers;
import java.util.Arrays;

/**
 * Multiplies the rate by a factor at given times: {@code base · gamma^(number of milestones ≤ t)} (PyTorch's
 * MultiStepLR).
 */
public final class MultiStepDecay extends TimedSchedule {
    private final int[] milestones;
    private final double gamma;

    private MultiStepDecay(int[] milestones, double gamma) {
        this.milestones = milestones.clone();
        this.gamma = Curves.notNegative("gamma", gamma);
        for (int milestone : milestones) {
            Curves.atLeast("milestone", milestone, 0);
        }
    }

    /**
     * Decay by 0.1.
     *
     * @param milestones the times, in any order, each at least 0
     * @return the schedule
     * @throws IllegalArgumentException if a value is out of range
     */
    public static MultiStepDecay at(int... milestones) {
        return new MultiStepDecay(milestones, 0.1);
    }

    /**
     * Sets the factor.
     *
     * @param gamma the factor, finite and not negative; default 0.1
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public MultiStepDecay gamma(double gamma) {
        return new MultiStepDecay(milestones, gamma);
    }

    @Override
    public double rate(double base, long time) {
        int passed = 0;
        for (int milestone : milestones) {
            passed += milestone <= time ? 1 : 0;
        }
        return base * Powers.of(gamma, passed);
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "MultiStepDecay(milestones=" + Arrays.toString(milestones) + ", gamma=" + gamma + ")";
    }
}
