package dev.lamina.model;

import java.util.List;

/**
 * The gradients of a step, one array for each trainable parameter. Optimizers read them; nothing here allocates.
 *
 * <p>The gradient of an embedding that nothing else reads is zero but for the rows that the step looked up. So that
 * nobody needs to go through all of a large table, values come in runs:
 *
 * <pre>{@code
 * int to;
 * for (int from = gradients.nextRun(i, 0); from >= 0; from = gradients.nextRun(i, to)) {
 *     to = gradients.endOfRun(i, from);
 *     ... values(i)[from] to values(i)[to - 1]
 * }
 * }</pre>
 *
 * <p>All other parameters are a single run. Belongs to one thread at a time, as its session does.
 */
public final class Gradients {
    private final Parameter[] parameters;
    private final float[][] arrays;
    private final TouchedRows[] rows;

    /**
     * Gradients in the given arrays.
     *
     * @param parameters the parameters, in the order in which an optimizer gets them
     * @param arrays one array for each parameter, in its memory layout; may be longer than the parameter
     * @throws IllegalArgumentException if the number of arrays or a length is wrong
     */
    public Gradients(List<Parameter> parameters, float[]... arrays) {
        if (arrays.length != parameters.size()) {
            throw new IllegalArgumentException(
                    "needs " + parameters.size() + " gradients, but was given " + arrays.length);
        }
        this.parameters = parameters.toArray(new Parameter[0]);
        this.arrays = arrays.clone();
        this.rows = new TouchedRows[arrays.length];
        for (int i = 0; i < arrays.length; i++) {
            int size = this.parameters[i].size();
            if (arrays[i].length < size) {
                throw new IllegalArgumentException("the gradient of " + this.parameters[i] + " needs " + size
                        + " values, but has " + arrays[i].length);
            }
        }
    }

    /**
     * For generated code: from now on the backward pass notes which rows of a gradient aren't zero.
     *
     * @param i the number of a parameter with two axes, whose gradient is all zero
     * @return its rows, for the backward pass to keep up to date
     */
    public TouchedRows track(int i) {
        int vocabulary = parameters[i].shape()[0];
        rows[i] = new TouchedRows(arrays[i], vocabulary, parameters[i].size() / vocabulary);
        return rows[i];
    }

    /**
     * The gradients of some of the parameters: the same arrays and runs, so a change of one is a change of both.
     *
     * @param numbers the numbers of the parameters, each from 0
     * @return their gradients, numbered in this order
     */
    public Gradients select(int... numbers) {
        Parameter[] chosen = new Parameter[numbers.length];
        float[][] values = new float[numbers.length][];
        for (int i = 0; i < numbers.length; i++) {
            chosen[i] = parameters[numbers[i]];
            values[i] = arrays[numbers[i]];
        }
        Gradients selected = new Gradients(List.of(chosen), values);
        for (int i = 0; i < numbers.length; i++) {
            selected.rows[i] = rows[numbers[i]];
        }
        return selected;
    }

    /** The rows of a gradient that the backward pass notes, null if it notes none. */
    TouchedRows rows(int i) {
        return rows[i];
    }

    /** {@return the number of parameters} */
    public int size() {
        return arrays.length;
    }

    /**
     * One of the parameters.
     *
     * @param i its number, from 0
     * @return the parameter
     */
    public Parameter parameter(int i) {
        return parameters[i];
    }

    /**
     * The live gradient of a parameter, for reading and for writing between a backward pass and the update. Once the
     * array of an embedding was handed out, each step has to go through all of the table, because any row may have
     * been written to: {@link #values} avoids that.
     *
     * @param i the number of the parameter
     * @return the array itself, in the parameter's memory layout; may be longer than the parameter
     */
    public float[] array(int i) {
        if (rows[i] != null) {
            rows[i].open();
        }
        return arrays[i];
    }

    /**
     * The live gradient of a parameter, for code that writes into the runs only, as clipping does.
     *
     * @param i the number of the parameter
     * @return the array itself, in the parameter's memory layout; may be longer than the parameter
     */
    public float[] values(int i) {
        return arrays[i];
    }

    /**
     * Finds the next run: values that may be other than zero.
     *
     * @param i the number of the parameter
     * @param from the first element that may belong to it: 0, or where the run before ended
     * @return its first element, or -1 if there are no more runs
     */
    public int nextRun(int i, int from) {
        if (rows[i] != null) {
            return rows[i].nextRun(from);
        }
        return from < parameters[i].size() ? from : -1;
    }

    /**
     * Finds the end of a run.
     *
     * @param i the number of the parameter
     * @param from its first element, from {@link #nextRun}
     * @return one past its last element
     */
    public int endOfRun(int i, int from) {
        return rows[i] != null ? rows[i].endOfRun(from) : parameters[i].size();
    }
}
