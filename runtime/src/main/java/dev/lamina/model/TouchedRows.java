package dev.lamina.model;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The rows of an embedding's gradient that the last backward pass added to. All others are zero, so there is no need to
 * zero, check or apply them; with a vocabulary of tens of thousands that is most of the work of a step.
 *
 * <p>For generated code; optimizers see the rows through {@link Gradients#nextRun}.
 */
public final class TouchedRows {
    private final float[] gradient;
    private final int vocabulary;
    private final int width;
    private final BitSet touched;
    private boolean open;

    /**
     * No rows so far.
     *
     * @param gradient   the gradient, all zero, whose row r starts at {@code r * width}
     * @param vocabulary the number of rows
     * @param width      the number of values in a row
     */
    TouchedRows(float[] gradient, int vocabulary, int width) {
        this.gradient = gradient;
        this.vocabulary = vocabulary;
        this.width = width;
        this.touched = new BitSet(vocabulary);
    }

    /** Zeroes the gradient and forgets all rows. Allocates nothing. */
    public void clear() {
        if (open) {
            Arrays.fill(gradient, 0, vocabulary * width, 0f);
        } else {
            int to;
            for (int from = nextRun(0); from >= 0; from = nextRun(to)) {
                to = endOfRun(from);
                Arrays.fill(gradient, from, to, 0f);
            }
        }
        touched.clear();
    }

    /**
     * Notes the rows that the first indices name. Allocates nothing.
     *
     * @param indices rows, each from 0 to the vocabulary - 1
     * @param count   how many indices there are
     */
    public void add(int[] indices, int count) {
        for (int i = 0; i < count; i++) {
            touched.set(indices[i]);
        }
    }

    /** Notes the rows between two elements, each the first of a row. Allocates nothing. */
    void addRun(int from, int to) {
        touched.set(from / width, to / width);
    }

    /** From now on somebody else may write into any row, so that each row has to be looked at. */
    void open() {
        open = true;
    }

    /** Where the first touched row at or after an element begins, or -1. */
    int nextRun(int from) {
        if (open && from == 0) {
            search();
        }
        int row = touched.nextSetBit(from / width);
        return row < 0 ? -1 : row * width;
    }

    /** Where the touched rows end that begin at an element. */
    int endOfRun(int from) {
        return touched.nextClearBit(from / width) * width;
    }

    /** Adds the rows that aren't zero. */
    private void search() {
        for (int row = touched.nextClearBit(0); row < vocabulary; row = touched.nextClearBit(row + 1)) {
            if (!isZero(row)) {
                touched.set(row);
            }
        }
    }

    private boolean isZero(int row) {
        for (int i = row * width; i < (row + 1) * width; i++) {
            if (gradient[i] != 0f) {
                return false;
            }
        }
        return true;
    }
}
