package dev.lamina.train;

/**
 * When a run ends: at whatever comes first.
 *
 * @param epochs the last epoch, 0 for no limit
 * @param steps  the last step, 0 for no limit
 * @param nanos  the time after which no step begins, 0 for no limit
 */
record Limits(int epochs, long steps, long nanos) {
    private static final int DEFAULT_EPOCHS = 10;

    static Limits none() {
        return new Limits(0, 0, 0);
    }

    Limits withEpochs(int some) {
        return new Limits(atLeastOne("epochs", some), steps, nanos);
    }

    Limits withSteps(long some) {
        return new Limits(epochs, atLeastOne("steps", some), nanos);
    }

    Limits withNanos(long some) {
        return new Limits(epochs, steps, some);
    }

    /** The same after some epochs that were made already. */
    Limits after(int epochsDone) {
        return new Limits(Math.addExact(epochs, epochsDone), steps, nanos);
    }

    /** These, or the default number of epochs if there are none. */
    Limits orDefault() {
        return equals(none()) ? none().withEpochs(DEFAULT_EPOCHS) : this;
    }

    /** How many epochs there will be at most, begun ones included; 0 if that isn't known. */
    int epochs(long stepsOfEpoch) {
        long bySteps = steps == 0 ? Integer.MAX_VALUE : (steps + stepsOfEpoch - 1) / stepsOfEpoch;
        long most = Math.min(epochs == 0 ? Integer.MAX_VALUE : epochs, bySteps);
        return most == Integer.MAX_VALUE ? 0 : (int) most;
    }

    /** Whether no further step is to be made. */
    boolean reached(int epochsDone, long stepsDone, long nanosSpent) {
        return epochs > 0 && epochsDone >= epochs
                || steps > 0 && stepsDone >= steps
                || nanos > 0 && nanosSpent >= nanos;
    }

    private static <N extends Number> N atLeastOne(String what, N value) {
        if (value.longValue() < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, but is " + value);
        }
        return value;
    }
}
