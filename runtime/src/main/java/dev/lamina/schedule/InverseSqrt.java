package dev.lamina.schedule;

/**
 * Up in a straight line, then down with the root of the time: {@code base · min((t + 1) / warmup, √(warmup / (t + 1)))}
 * (after Vaswani et al., 2017).
 */
public final class InverseSqrt extends TimedSchedule {
    private final int warmup;

    private InverseSqrt(int warmup) {
        this.warmup = Curves.atLeast("warmup", warmup, 1);
    }

    /**
     * Reaches the base rate after some time.
     *
     * @param warmup epochs or steps of the warm-up, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if a value is out of range
     */
    public static InverseSqrt warmup(int warmup) {
        return new InverseSqrt(warmup);
    }

    @Override
    public double rate(double base, long time) {
        double made = time + 1.0;
        return base * Math.min(made / warmup, Math.sqrt(warmup / made));
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "InverseSqrt(warmup=" + warmup + ")";
    }
}
