package dev.lamina.schedule;

/**
 * How the learning rate changes from epoch to epoch, or from step to step. A schedule is an immutable configuration;
 * {@link #start} makes the memory of one run. Trainers take one by {@code schedule} or {@code schedulePerStep}.
 */
public abstract class Schedule {
    /** For the schedules of this package. */
    Schedule() {}

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

    /** The way of the learning rate through one training run. */
    public abstract static class Run {
        /** For the schedules of this package. */
        Run() {}

        /** {@return the learning rate of the epoch or step to come} */
        public abstract double rate();

        /**
         * Goes on to the next epoch or step. Allocates nothing.
         *
         * @param loss what the epoch or step ended with: the validation loss, else that of training
         * @param accuracy likewise, NaN if it isn't known
         */
        public abstract void next(double loss, double accuracy);
    }
}
