package dev.lamina.data;

import java.util.Objects;

/** The values or labels of one target: rows of equal size, one after the other. Never changed once made. */
final class TargetColumn {
    /** Name of a target that nobody named. */
    static final String UNNAMED = "";

    private final String name;
    private final Column values;
    private final int[] labels;
    private final int rowSize;

    private TargetColumn(String name, Column values, int[] labels, int rowSize) {
        this.name = Objects.requireNonNull(name, "name of a target");
        this.values = values;
        this.labels = labels;
        this.rowSize = rowSize;
    }

    static TargetColumn of(String name, Column values) {
        return new TargetColumn(name, values, null, values.rowSize);
    }

    /** Keeps the array itself. */
    static TargetColumn of(String name, int[] labels, int rowSize) {
        return new TargetColumn(name, null, labels, rowSize);
    }

    boolean isUnnamed() {
        return name.equals(UNNAMED);
    }

    /** Its name; that of an unnamed one says what it holds. */
    String name() {
        return isUnnamed() ? (labels != null ? "labels" : "target") : name;
    }

    /** What messages call it. */
    String describe() {
        return isUnnamed() ? (labels != null ? "labels" : "targets") : "target " + name;
    }

    boolean hasLabels() {
        return labels != null;
    }

    int rowSize() {
        return rowSize;
    }

    int rows() {
        return labels != null ? labels.length / rowSize : values.rows();
    }

    /** The one label of a row. */
    int label(int row) {
        int[] all = labels();
        if (rowSize != 1) {
            throw new IllegalStateException("a row of this data set has " + rowSize + " labels");
        }
        return all[row];
    }

    void copyLabels(int row, int[] into, int offset) {
        Column.copy(describe(), labels(), row, rowSize, into, into.length, offset);
    }

    void copyValues(int row, float[] into, int offset) {
        if (values == null) {
            throw new IllegalStateException("this data set has labels, not rows of values as targets");
        }
        Column.copy(describe(), values.values, row, rowSize, into, into.length, offset);
    }

    /** The largest label of a row; -1 if there are none. */
    int maxLabel(int row) {
        int max = -1;
        for (int k = 0; labels != null && k < rowSize; k++) {
            max = Math.max(max, labels[row * rowSize + k]);
        }
        return max;
    }

    private int[] labels() {
        if (labels == null) {
            throw new IllegalStateException("this data set has no labels, its targets are rows of values");
        }
        return labels;
    }
}
