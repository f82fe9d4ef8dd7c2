package dev.lamina.model;

import java.util.Arrays;
import java.util.List;

/** Runs rows through a network in chunks of its batch, on sessions borrowed from a pool. Thread-safe. */
final class Inference {
    private final String name;
    private final int batch;
    private final List<Slot> inputs;
    private final int outputSize;
    private final SessionPool pool = new SessionPool();

    Inference(String name, int batch, List<Slot> inputs, Slot output) {
        this.name = name;
        this.batch = batch;
        this.inputs = inputs;
        this.outputSize = output.size();
    }

    /** One row; one array per input. */
    float[] one(Network network, float[]... row) {
        checkInputs(row.length);
        for (int i = 0; i < row.length; i++) {
            checkLength("", inputs.get(i), row[i].length);
        }
        Session session = pool.borrow(network);
        for (int i = 0; i < row.length; i++) {
            System.arraycopy(row[i], 0, session.input(i), 0, row[i].length);
        }
        session.infer(1);
        float[] result = Arrays.copyOf(session.output(0), outputSize);
        pool.giveBack(session); // not in a finally block: a session that threw is not used again
        return result;
    }

    /** Many rows, one after the other; one array per input. */
    float[] all(Network network, int n, float[]... columns) {
        checkInputs(columns.length);
        for (int i = 0; i < columns.length; i++) {
            Slot slot = inputs.get(i);
            if (n < 0 || columns[i].length != (long) n * slot.size()) {
                throw new IllegalArgumentException(name + ": input " + slot + " of " + n + " rows needs "
                        + (long) n * slot.size() + " values, but the array has " + columns[i].length);
            }
        }
        float[] result = newOutputs(n);
        Session session = pool.borrow(network);
        for (int from = 0; from < n; from += batch) {
            int rows = Math.min(batch, n - from);
            for (int i = 0; i < columns.length; i++) {
                int size = inputs.get(i).size();
                System.arraycopy(columns[i], from * size, session.input(i), 0, rows * size);
            }
            chunk(session, rows, result, from);
        }
        pool.giveBack(session);
        return result;
    }

    /** Many rows of the only input, one array per row. */
    float[] rows(Network network, float[][] rows) {
        checkInputs(1);
        int size = inputs.get(0).size();
        for (int i = 0; i < rows.length; i++) {
            checkLength("row " + i + ": ", inputs.get(0), rows[i].length);
        }
        float[] result = newOutputs(rows.length);
        Session session = pool.borrow(network);
        for (int from = 0; from < rows.length; from += batch) {
            int count = Math.min(batch, rows.length - from);
            for (int i = 0; i < count; i++) {
                System.arraycopy(rows[from + i], 0, session.input(0), i * size, size);
            }
            chunk(session, count, result, from);
        }
        pool.giveBack(session);
        return result;
    }

    private void chunk(Session session, int rows, float[] result, int from) {
        session.infer(rows);
        System.arraycopy(session.output(0), 0, result, from * outputSize, rows * outputSize);
    }

    private float[] newOutputs(int rows) {
        long length = (long) rows * outputSize;
        if (length > Integer.MAX_VALUE - Parameter.SLACK) {
            throw new IllegalArgumentException(
                    name + ": the outputs of " + rows + " rows don't fit into one array: predict fewer rows at a time");
        }
        return new float[(int) length];
    }

    private void checkInputs(int given) {
        if (given != inputs.size()) {
            throw new IllegalArgumentException(name + " has " + inputs.size() + " input"
                    + (inputs.size() == 1 ? " " : "s ") + inputs + ", but was given " + given + " array"
                    + (given == 1 ? "" : "s") + ": give one for each input");
        }
    }

    private void checkLength(String where, Slot slot, int length) {
        if (length != slot.size()) {
            throw new IllegalArgumentException(name + ": " + where + "input " + slot + " has " + slot.size()
                    + " values, but the array has " + length);
        }
    }
}
