package dev.lamina.train;

/**
 * A loss, a gradient, a running statistic or a parameter became infinite or NaN. What a step is computed from is checked
 * before it is made: then all parameters, running statistics included, are as they were before it. What the last update of an
 * epoch made of the parameters is checked after it: then the network holds the values that aren't finite, and the message
 * says so.
 */
public class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int epoch;
    private final long step;
    private final String parameter;

    TrainingDivergedException(String message, int epoch, long step, String parameter) {
        super(message);
        this.epoch = epoch;
        this.step = step;
        this.parameter = parameter;
    }

    /** {@return the epoch, from 1} */
    public int epoch() {
        return epoch;
    }

    /** {@return the step within the run, from 1} */
    public long step() {
        return step;
    }

    /** {@return the name of the first parameter whose value or gradient isn't finite, or null if all are} */
    public String parameter() {
        return parameter;
    }
}
