package dev.lamina.schedule;

import dev.lamina.state.Scalar;
import dev.lamina.state.Scalars;

/**
 * How the learning rate changes from epoch to epoch, or from step to step. A schedule is an immutable configuration;
 * {@link #start} makes the memory of one run. Trainers take one by {@code schedule} or {@code schedulePerStep}.
 *
 * <p>One that depends on time alone extends {@link TimedSchedule}, which leaves a single method to write.
 */
public abstract class Schedule {
    /** For schedules, also those of users. */
    protected Schedule() {}

    /**
     * Starts a run.
     *
     * @param base the optimizer's learning rate
     * @return the run, at its first epoch or step
     */
    public abstract Run start(double base);

    /** {@return whether it judges the results of epochs, so that it can't change from step to step} */
    public boolean judgesEpochs() {
        return false;
    }

    /** {@return whether it judges accuracies, so that it is of use only where the network tells classes apart} */
    public boolean judgesAccuracy() {
        return false;
    }

    /**
     * Names the schedule with its settings. A run goes on from a checkpoint only if this text is the same, so whoever writes one with
     * settings overrides this.
     *
     * @return the name of the class, unless it is overridden
     */
    @Override
    public String toString() {
        return getClass().getName();
    }

    /** The way of the learning rate through one training run. All that changes on it are its {@link #scalars}. */
    public abstract static class Run {
        private final Scalars scalars = new Scalars();

        /** For runs, also those of users. */
        protected Run() {}

        /** {@return the learning rate of the epoch or step to come} */
        public abstract double rate();

        /**
         * Goes on to the next epoch or step. Allocates nothing.
         *
         * @param loss what the epoch or step ended with: the validation loss, else that of training
         * @param accuracy likewise, NaN if it isn't known
         */
        public abstract void next(double loss, double accuracy);

        /**
         * Adds a number that changes from time to time.
         *
         * @param name its name, in snake case
         * @param first what it starts at
         * @return the number
         * @throws IllegalArgumentException if there is a number of that name
         */
        protected final Scalar scalar(String name, double first) {
            return scalars.add(name, first);
        }

        /**
         * Makes the numbers of a part those of this run as well, for a schedule that is made from others.
         *
         * @param prefix what is written before their names
         * @param part the run of the part
         */
        protected final void adopt(String prefix, Run part) {
            scalars.addAll(prefix, part.scalars);
        }

        /** {@return all numbers of the run, live: saved and restored, they let it go on where it stood} */
        public final Scalars scalars() {
            return scalars;
        }
    }
}
