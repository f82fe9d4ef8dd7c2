package dev.lamina.model;

import java.util.Arrays;
import java.util.List;

/** Runs rows through a network in chunks of its batch, on sessions borrowed from a pool. Thread-safe. */
final class Inference {
    private final String name;
    private final int batch;
    private final List<Slot> inputs;
    private final List<Slot> outputs;
    private final SessionPool pool = new SessionPool();

    Inference(String name, int batch, List<Slot> inputs, List<Slot> outputs) {
        this.name = name;
        this.batch = batch;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** One row; for each input either features or integers, the other one null. */
    float[] one(Predictor predictor, int output, float[][] features, int[][] indices) {
        checkInputs(features.length);
        for (int i = 0; i < features.length; i++) {
            checkGiven(inputs.get(i), features[i] == null && (indices == null || indices[i] == null));
            checkKind(inputs.get(i), features[i] == null);
            checkLength("", inputs.get(i), features[i] == null ? indices[i].length : features[i].length);
        }
        checkFeatures(predictor, features, 1);
        Session session = pool.borrow(predictor);
        fill(session, features, indices, 0, 1);
        infer(predictor, session, output, 1, 0);
        float[] result =
                Arrays.copyOf(session.output(output), outputs.get(output).size());
        pool.giveBack(session); // not in a finally block: a session that threw is not used again
        return result;
    }

    /** The first output of many rows, one after the other; for each input either features or integers, the other one null. */
    float[] all(Predictor predictor, int n, float[][] features, int[][] indices) {
        checkInputs(features.length);
        for (int i = 0; i < features.length; i++) {
            Slot slot = inputs.get(i);
            checkGiven(slot, features[i] == null && (indices == null || indices[i] == null));
            checkKind(slot, features[i] == null);
            int length = features[i] == null ? indices[i].length : features[i].length;
            if (n < 0 || length != (long) n * slot.size()) {
                throw new IllegalArgumentException(name + ": input " + slot + " of " + n + " rows needs "
                        + (long) n * slot.size() + " values, but the array has " + length);
            }
        }
        checkFeatures(predictor, features, n);
        float[] result = newOutputs(0, n);
        Session session = pool.borrow(predictor);
        for (int from = 0; from < n; from += batch) {
            int rows = Math.min(batch, n - from);
            fill(session, features, indices, from, rows);
            chunk(predictor, session, 0, rows, result, from);
        }
        pool.giveBack(session);
        return result;
    }

    /** One output of many rows of the only input, one array of floats or of integers per row. */
    float[] rows(Predictor predictor, int output, float[][] features, int[][] indices) {
        checkInputs(1);
        checkGiven(inputs.get(0), features == null && indices == null);
        boolean integers = features == null;
        checkKind(inputs.get(0), integers);
        int size = inputs.get(0).size();
        int n = integers ? indices.length : features.length;
        for (int i = 0; i < n; i++) {
            if (integers ? indices[i] == null : features[i] == null) {
                throw new IllegalArgumentException(name + ": row " + i + " of input " + inputs.get(0) + " is null");
            }
            checkLength("row " + i + ": ", inputs.get(0), integers ? indices[i].length : features[i].length);
            if (!integers && !predictor.allowsNonFinite()) {
                FinitePredictions.features(name, inputs.get(0), features[i], size, i);
            }
        }
        float[] result = newOutputs(output, n);
        Session session = pool.borrow(predictor);
        for (int from = 0; from < n; from += batch) {
            int count = Math.min(batch, n - from);
            for (int i = 0; i < count; i++) {
                if (integers) {
                    System.arraycopy(indices[from + i], 0, session.indices(0), i * size, size);
                } else {
                    System.arraycopy(features[from + i], 0, session.input(0), i * size, size);
                }
            }
            chunk(predictor, session, output, count, result, from);
        }
        pool.giveBack(session);
        return result;
    }

    private void fill(Session session, float[][] features, int[][] indices, int from, int rows) {
        for (int i = 0; i < features.length; i++) {
            int size = inputs.get(i).size();
            if (features[i] == null) {
                System.arraycopy(indices[i], from * size, session.indices(i), 0, rows * size);
            } else {
                System.arraycopy(features[i], from * size, session.input(i), 0, rows * size);
            }
        }
    }

    private void checkGiven(Slot slot, boolean missing) {
        if (missing) {
            throw new IllegalArgumentException(name + ": input " + slot + " is null");
        }
    }

    private void checkFeatures(Predictor predictor, float[][] features, int rows) {
        for (int i = 0; i < features.length && !predictor.allowsNonFinite(); i++) {
            if (features[i] != null) {
                FinitePredictions.features(
                        name, inputs.get(i), features[i], rows * inputs.get(i).size(), 0);
            }
        }
    }

    private void infer(Predictor predictor, Session session, int output, int rows, int firstRow) {
        session.infer(rows);
        if (!predictor.allowsNonFinite()) {
            FinitePredictions.outputs(session.network(), outputs.get(output), session.output(output), rows, firstRow);
        }
    }

    private void checkKind(Slot slot, boolean integers) {
        if (integers != (slot.kind() == Slot.Kind.INDEX)) {
            throw new IllegalArgumentException(name + ": input " + slot + " takes "
                    + (integers ? "floats, but was given integers" : "integers, but was given floats"));
        }
    }

    private void chunk(Predictor predictor, Session session, int output, int rows, float[] result, int from) {
        int size = outputs.get(output).size();
        infer(predictor, session, output, rows, from);
        System.arraycopy(session.output(output), 0, result, from * size, rows * size);
    }

    private float[] newOutputs(int output, int rows) {
        long length = (long) rows * outputs.get(output).size();
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
