package dev.lamina.data;

import java.util.Objects;

/** The values of one input or target: rows of equal size, one after the other. Never changed once made. */
final class Column {
    final String name;
    /** The values; null in a column of integers. */
    final float[] values;
    /** The integers; null in a column of floats. */
    final int[] indices;

    final int rowSize;
    /** The largest integer, -1 if there are none. */
    final int maxIndex;

    /** Keeps the array itself; callers hand over one that nobody else has. */
    Column(String name, float[] values, int rowSize) {
        this.name = Objects.requireNonNull(name, "name of a column");
        this.values = values;
        this.indices = null;
        this.rowSize = rowSize;
        this.maxIndex = -1;
    }

    /** Keeps the array itself. */
    private Column(String name, int[] indices, int rowSize) {
        this.name = Objects.requireNonNull(name, "name of a column");
        this.values = null;
        this.indices = indices;
        this.rowSize = rowSize;
        int max = -1;
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] < 0) {
                throw new IllegalArgumentException(name + ": integers of an input count from 0, but value "
                        + i % rowSize + " of row " + i / rowSize + " is " + indices[i]);
            }
            max = Math.max(max, indices[i]);
        }
        this.maxIndex = max;
    }

    /** Copies rows that must all have the same length. */
    static Column of(String name, float[][] rows) {
        requireRows(name, rows);
        int rowSize = rows.length == 0 ? 0 : rows[0].length;
        float[] values = new float[length(name, rows.length, rowSize)];
        for (int i = 0; i < rows.length; i++) {
            checkLength(name, rowSize, i, rows[i].length);
            System.arraycopy(rows[i], 0, values, i * rowSize, rowSize);
        }
        return new Column(name, values, rowSize);
    }

    /** Copies rows of integers that must all have the same length. */
    static Column of(String name, int[][] rows) {
        requireRows(name, rows);
        int rowSize = rows.length == 0 ? 0 : rows[0].length;
        int[] indices = new int[length(name, rows.length, rowSize)];
        for (int i = 0; i < rows.length; i++) {
            checkLength(name, rowSize, i, rows[i].length);
            System.arraycopy(rows[i], 0, indices, i * rowSize, rowSize);
        }
        return new Column(name, indices, rowSize);
    }

    /** Copies flat values. */
    static Column of(String name, float[] flat, int rowSize) {
        checkRows(name, Objects.requireNonNull(flat, name).length, rowSize);
        return new Column(name, flat.clone(), rowSize);
    }

    /** Copies flat integers. */
    static Column of(String name, int[] flat, int rowSize) {
        checkRows(name, Objects.requireNonNull(flat, name).length, rowSize);
        return new Column(name, flat.clone(), rowSize);
    }

    private static void requireRows(String name, Object[] rows) {
        Objects.requireNonNull(rows, name);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == null) {
                throw new IllegalArgumentException(name + ": row " + i + " is null");
            }
        }
    }

    private static int length(String name, int rows, int rowSize) {
        if (rows > 0 && rowSize == 0) {
            throw new IllegalArgumentException(name + ": row 0 is empty");
        }
        long length = (long) rows * rowSize;
        if (length > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException(name + ": " + rows + " rows of " + rowSize
                    + " values are more than an array can hold: train on fewer rows at a time");
        }
        return (int) length;
    }

    private static void checkLength(String name, int rowSize, int row, int length) {
        if (length != rowSize) {
            throw new IllegalArgumentException(name + ": all rows must have the same length, but row 0 has " + rowSize
                    + " values and row " + row + " has " + length);
        }
    }

    private static void checkRows(String name, int length, int rowSize) {
        if (rowSize < 1) {
            throw new IllegalArgumentException(
                    name + ": a row must have at least one value, but rowSize is " + rowSize);
        }
        if (length % rowSize != 0) {
            throw new IllegalArgumentException(
                    name + ": " + length + " values are not a whole number of rows of " + rowSize);
        }
    }

    /** Copies a row to where there is room for it. */
    static void copy(String name, Object from, int row, int rowSize, Object into, int length, int offset) {
        if (offset < 0 || length - offset < rowSize) {
            throw new IndexOutOfBoundsException("a row of " + name + " has " + rowSize
                    + " values, which don't fit into an" + " array of " + length + " from offset " + offset + " on");
        }
        System.arraycopy(from, row * rowSize, into, offset, rowSize);
    }

    int rows() {
        return rowSize == 0 ? 0 : (values == null ? indices.length : values.length) / rowSize;
    }
}
