package dev.lamina.schedule;

import dev.lamina.state.Scalar;
import java.util.Objects;

/**
 * A warm-up before any schedule: in a straight line to the first rate of that schedule, r: {@code r · (t + 1) / n} at
 * t = 0 to n - 1. Then the schedule begins, as if it were at its time 0; one that judges epochs doesn't judge those of the
 * warm-up.
 */
public final class Warmup extends Schedule {
    private final int length;
    private final Schedule rest;

    private Warmup(int length, Schedule rest) {
        this.length = Curves.atLeast("length", length, 1);
        this.rest = Objects.requireNonNull(rest, "rest");
    }

    /**
     * A warm-up to the base rate, which then stays.
     *
     * @param length epochs or steps of the warm-up, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Warmup over(int length) {
        return new Warmup(length, Constant.base());
    }

    /**
     * Sets what comes after it.
     *
     * @param rest the schedule; default {@link Constant#base}
     * @return a copy with that setting
     */
    public Warmup then(Schedule rest) {
        return new Warmup(length, rest);
    }

    @Override
    public boolean judgesEpochs() {
        return rest.judgesEpochs();
    }

    @Override
    public boolean judgesAccuracy() {
        return rest.judgesAccuracy();
    }

    @Override
    public Run start(double base) {
        return new Rise(length, rest.start(base));
    }

    /** {@return the name of the schedule with all settings} */
    @Override
    public String toString() {
        return "Warmup(length=" + length + ", then=" + rest + ")";
    }

    private static final class Rise extends Run {
        private final int length;
        private final Run rest;
        private final Scalar time = scalar("time", 0);

        Rise(int length, Run rest) {
            this.length = length;
            this.rest = rest;
            adopt("rest.", rest);
        }

        @Override
        public double rate() {
            return time.get() < length ? rest.rate() * (time.get() + 1) / length : rest.rate();
        }

        @Override
        public void next(double loss, double accuracy) {
            if (time.get() < length) {
                time.increment();
            } else {
                rest.next(loss, accuracy);
            }
        }
    }
}
