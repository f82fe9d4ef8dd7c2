package dev.lamina.model;

import dev.lamina.internal.Outputs;
import java.util.List;

/**
 * The half of a {@link Network} that predicts: the raw outputs of rows, and what makes classes and probabilities of them.
 * Generated {@code predict} methods call it; which of its methods depends on how many inputs there are and what they hold.
 */
abstract class Predictor {
    private final Inference inference;
    private volatile boolean nonFiniteAllowed;

    /**
     * Keeps the lists themselves.
     *
     * @param name    what messages call the network
     * @param batch   rows that a step holds at most
     * @param inputs  the inputs, at least one
     * @param outputs the raw outputs, at least one
     */
    Predictor(String name, int batch, List<Slot> inputs, List<Slot> outputs) {
        this.inference = new Inference(name, batch, inputs, outputs);
    }

    /** A new session for inference on one thread. */
    abstract Session newSession();

    /**
     * Sets whether predictions may be made from features, or have values, that aren't finite. Else they fail with an
     * exception that names the input, the row and the value, or the parameter at fault. If they are allowed, a class whose
     * scores hold a NaN is -1: none.
     *
     * @param allowed whether they may; default false
     */
    public final void allowNonFinite(boolean allowed) {
        nonFiniteAllowed = allowed;
    }

    final boolean allowsNonFinite() {
        return nonFiniteAllowed;
    }

    /**
     * The first output of one row, for networks with one input. Thread-safe.
     *
     * @param row the input
     * @return the raw output, a new array
     * @throws IllegalArgumentException if the row's length is not the input's size
     */
    protected final float[] infer(float[] row) {
        return inference.one(this, 0, new float[][] {row}, null);
    }

    /**
     * The first output of one row, for networks with several inputs. Thread-safe.
     *
     * @param inputsOfOneRow one array per input, in the order of {@link Network#inputs()}
     * @return the raw output, a new array
     * @throws IllegalArgumentException if the number of arrays or a length is wrong
     */
    protected final float[] infer(float[][] inputsOfOneRow) {
        return inference.one(this, 0, inputsOfOneRow, null);
    }

    /**
     * The first outputs of many rows, for networks with one input. Thread-safe.
     *
     * @param rows the rows, one after the other
     * @param n    how many rows, 0 or more
     * @return the raw outputs, one after the other, a new array
     * @throws IllegalArgumentException if the length is not {@code n} times the input's size
     */
    protected final float[] inferAll(float[] rows, int n) {
        return inference.all(this, n, new float[][] {rows}, null);
    }

    /**
     * The first outputs of many rows, for networks with several inputs. Thread-safe.
     *
     * @param columns one array per input, in the order of {@link Network#inputs()}, each with its rows one after the other
     * @param n       how many rows, 0 or more
     * @return the raw outputs, one after the other, a new array
     * @throws IllegalArgumentException if the number of arrays or a length is wrong
     */
    protected final float[] inferAll(float[][] columns, int n) {
        return inference.all(this, n, columns, null);
    }

    /**
     * The first outputs of many rows, for networks with one input. Thread-safe.
     *
     * @param rows one array per row, any number
     * @return the raw outputs, one after the other, a new array
     * @throws IllegalArgumentException if a row's length is not the input's size
     */
    protected final float[] inferRows(float[][] rows) {
        return inference.rows(this, 0, rows, null);
    }

    /**
     * The first output of one row, for networks whose only input holds integers. Thread-safe.
     *
     * @param row the input
     * @return the raw output, a new array
     * @throws IllegalArgumentException if the row's length is not the input's size or a value isn't in its vocabulary
     */
    protected final float[] infer(int[] row) {
        return inference.one(this, 0, new float[1][], new int[][] {row});
    }

    /**
     * The first output of one row, for networks with inputs of both kinds. Thread-safe.
     *
     * @param features one array per input, in the order of {@link Network#inputs()}; null for inputs of integers
     * @param indices  one array per input; null for inputs of features
     * @return the raw output, a new array
     * @throws IllegalArgumentException if an array is missing or a length is wrong or a value isn't in its vocabulary
     */
    protected final float[] infer(float[][] features, int[][] indices) {
        return inference.one(this, 0, features, indices);
    }

    /**
     * One of the outputs of one row. Thread-safe.
     *
     * @param output   index in {@link Network#outputs()}
     * @param features one array per input, in the order of {@link Network#inputs()}; null for inputs of integers
     * @param indices  one array per input, null for inputs of features; null altogether if no input holds integers
     * @return the raw output, a new array
     * @throws IllegalArgumentException if an array is missing or a length is wrong or a value isn't in its vocabulary
     */
    protected final float[] infer(int output, float[][] features, int[][] indices) {
        return inference.one(this, output, features, indices);
    }

    /**
     * The first outputs of many rows, for networks whose only input holds integers. Thread-safe.
     *
     * @param rows one array per row, any number
     * @return the raw outputs, one after the other, a new array
     * @throws IllegalArgumentException if a row's length is not the input's size or a value isn't in its vocabulary
     */
    protected final float[] inferRows(int[][] rows) {
        return inference.rows(this, 0, null, rows);
    }

    /**
     * One of the outputs of many rows, for networks with one input. Thread-safe.
     *
     * @param output   index in {@link Network#outputs()}
     * @param features one array per row, any number; null if the input holds integers
     * @param indices  one array per row; null if the input holds features
     * @return the raw outputs, one after the other, a new array
     * @throws IllegalArgumentException if a row's length is not the input's size or a value isn't in its vocabulary
     */
    protected final float[] inferRows(int output, float[][] features, int[][] indices) {
        return inference.rows(this, output, features, indices);
    }

    /**
     * The first outputs of many rows, for networks with inputs of both kinds. Thread-safe.
     *
     * @param features one array per input, in the order of {@link Network#inputs()}, each with its rows one after the other; null
     *     for inputs of integers
     * @param indices  one array per input; null for inputs of features
     * @param n        how many rows, 0 or more
     * @return the raw outputs, one after the other, a new array
     * @throws IllegalArgumentException if an array is missing or a length is wrong or a value isn't in its vocabulary
     */
    protected final float[] inferAll(float[][] features, int[][] indices, int n) {
        return inference.all(this, n, features, indices);
    }

    /**
     * The index of the largest of some values, the first one if several are equal, relative to {@code from}; -1 if one is
     * NaN.
     *
     * @param v    the values
     * @param from first index
     * @param to   one past the last index
     * @return 0 to {@code to - from - 1}, or -1
     */
    protected static int argMax(float[] v, int from, int to) {
        return Outputs.argMax(v, from, to);
    }

    /**
     * Replaces logits by their softmax.
     *
     * @param v    the values
     * @param from first index
     * @param to   one past the last index
     */
    protected static void softmax(float[] v, int from, int to) {
        Outputs.softmax(v, from, to);
    }

    /**
     * The class with the largest score at each position; for generated code.
     *
     * @param v       scores with the classes on one axis
     * @param classes size of that axis
     * @param stride  product of the axes after it
     * @return one class for each position, the first one if several are equal; -1 where a score is NaN
     */
    protected static int[] argMaxAlong(float[] v, int classes, int stride) {
        return Outputs.argMaxAlong(v, classes, stride);
    }

    /**
     * Replaces logits by their softmax along one axis; for generated code.
     *
     * @param v       the logits
     * @param classes size of the axis
     * @param stride  product of the axes after it
     */
    protected static void softmaxAlong(float[] v, int classes, int stride) {
        Outputs.softmaxAlong(v, classes, stride);
    }

    /**
     * Replaces logits by their sigmoid.
     *
     * @param v    the values
     * @param from first index
     * @param to   one past the last index
     */
    protected static void sigmoid(float[] v, int from, int to) {
        Outputs.sigmoid(v, from, to);
    }
}
