package dev.lamina.schedule;

import dev.lamina.state.Scalar;

/**
 * A schedule that depends on time alone: on the number of epochs, or steps, that were made.
 *
 * <p>One that is made for n epochs is used at the times 0 to n - 1. Those of this package have a rate above 0 at each of
 * these, so that no epoch is computed for nothing; what stands for time n, often 0, is where the next one would be.
 */
public abstract class TimedSchedule extends Schedule {
    /** For schedules, also those of users. */
    protected TimedSchedule() {}

    /**
     * The learning rate at a time.
     *
     * @param base the optimizer's learning rate
     * @param time epochs or steps that were made, from 0
     * @return the learning rate of the next one
     */
    public abstract double rate(double base, long time);

    @Override
    public final Run start(double base) {
        return new Run() {
            private final Scalar time = scalar("time", 0);

            @Override
            public double rate() {
                return TimedSchedule.this.rate(base, (long) time.get());
            }

            @Override
            public void next(double loss, double accuracy) {
                time.increment();
            }
        };
    }
}
