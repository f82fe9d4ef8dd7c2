package dev.lamina.data;

/** The values of one input or target: rows of equal size, one after the other. Never changed once made. */
final class Column {
    final String name;
    final float[] values;
    final int rowSize;

    /** Keeps the array itself; callers hand over one that nobody else has. */
    Column(String name, float[] values, int rowSize) {
        this.name = name;
        this.values = values;
        this.rowSize = rowSize;
    }

    /** Copies rows that must all have the same length. */
    static Column of(String name, float[][] rows) {
        int rowSize = rows.length == 0 ? 0 : rows[0].length;
        if (rows.length > 0 && rowSize == 0) {
            throw new IllegalArgumentException(name + ": row 0 is empty");
        }
        long length = (long) rows.length * rowSize;
        if (length > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException(name + ": " + rows.length + " rows of " + rowSize
                    + " values are more than an array can hold: train on fewer rows at a time");
        }
        float[] values = new float[(int) length];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != rowSize) {
                throw new IllegalArgumentException(name + ": all rows must have the same length, but row 0 has "
                        + rowSize + " values and row " + i + " has " + rows[i].length);
            }
            System.arraycopy(rows[i], 0, values, i * rowSize, rowSize);
        }
        return new Column(name, values, rowSize);
    }

    /** Copies flat values. */
    static Column of(String name, float[] flat, int rowSize) {
        if (rowSize < 1) {
            throw new IllegalArgumentException(
                    name + ": a row must have at least one value, but rowSize is " + rowSize);
        }
        if (flat.length % rowSize != 0) {
            throw new IllegalArgumentException(
                    name + ": " + flat.length + " values are not a whole number of rows of " + rowSize);
        }
        return new Column(name, flat.clone(), rowSize);
    }

    int rows() {
        return rowSize == 0 ? 0 : values.length / rowSize;
    }
}
