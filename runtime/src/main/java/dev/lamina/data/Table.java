package dev.lamina.data;

import dev.lamina.internal.Suggestions;
import java.util.List;

/**
 * The half of a {@link Dataset} that is read: what its columns are called, what they hold, and the values of a row. How
 * data sets are made and divided is the other half.
 *
 * <p>The methods aren't final, so that javac gives the public class a bridge to each. Without bridges, reflection, and so
 * scripting languages, would refuse to call them, since the class that declares them isn't public.
 */
abstract class Table {
    final List<Column> inputs;
    final List<TargetColumn> targets;
    /** Which rows of the columns are in this table. */
    final Selection rows;
    /** The largest label of each target in these rows, -1 if there are none. */
    private final int[] maxLabels;

    /** Keeps the lists themselves. */
    Table(List<Column> inputs, List<TargetColumn> targets, Selection rows) {
        this.inputs = inputs;
        this.targets = targets;
        this.rows = rows;
        this.maxLabels = new int[targets.size()];
        for (int target = 0; target < maxLabels.length; target++) {
            maxLabels[target] = -1;
            for (int i = 0; i < rows.size(); i++) {
                maxLabels[target] =
                        Math.max(maxLabels[target], targets.get(target).maxLabel(rows.at(i)));
            }
        }
    }

    /** {@return the number of examples} */
    public int size() {
        return rows.size();
    }

    /** {@return the names of the inputs, in the order they were added} */
    public List<String> inputNames() {
        return inputs.stream().map(column -> column.name).toList();
    }

    /**
     * The position of an input.
     *
     * @param name its name
     * @return its index in {@link #inputNames()}
     * @throws IllegalArgumentException if there is none of that name; the message suggests the closest
     */
    public int inputIndex(String name) {
        return index("input", name, inputNames());
    }

    /**
     * The number of values in a row of an input.
     *
     * @param input index of the input
     * @return its row size
     */
    public int inputSize(int input) {
        return column(input).rowSize;
    }

    /**
     * Whether an input holds integers; else it holds floats.
     *
     * @param input index of the input
     * @return true for integers
     */
    public boolean hasIndices(int input) {
        return column(input).indices != null;
    }

    /**
     * The largest integer of an input, in this data set or one that it is a part of.
     *
     * @param input index of the input
     * @return the integer, -1 if the input holds floats
     */
    public int maxIndex(int input) {
        return column(input).maxIndex;
    }

    /** {@return the names of the targets, in the order they were added; an unnamed one is {@code labels} or {@code target}} */
    public List<String> targetNames() {
        return targets.stream().map(TargetColumn::name).toList();
    }

    /**
     * The position of a target.
     *
     * @param name its name
     * @return its index in {@link #targetNames()}
     * @throws IllegalArgumentException if there is none of that name; the message suggests the closest
     */
    public int targetIndex(String name) {
        return index("target", name, targetNames());
    }

    /** {@return whether the first target is class indices; else it is rows of values, or there is none} */
    public boolean hasLabels() {
        return !targets.isEmpty() && hasLabels(0);
    }

    /**
     * Whether a target is class indices; else it is rows of values.
     *
     * @param target index of the target
     * @return true for labels
     */
    public boolean hasLabels(int target) {
        return target(target).hasLabels();
    }

    /** {@return the number of values or labels in a row of the first target, 0 if there is none} */
    public int targetSize() {
        return targets.isEmpty() ? 0 : targetSize(0);
    }

    /**
     * The number of values or labels in a row of a target.
     *
     * @param target index of the target
     * @return its row size
     */
    public int targetSize(int target) {
        return target(target).rowSize();
    }

    /** {@return the largest label of the first target, -1 if there are no labels} */
    public int maxLabel() {
        return targets.isEmpty() ? -1 : maxLabels[0];
    }

    /**
     * The class of an example.
     *
     * @param row the example, from 0
     * @return its label
     * @throws IllegalStateException if the first target isn't one label a row
     */
    public int label(int row) {
        return first().label(rows.at(row));
    }

    /**
     * Copies the labels of an example.
     *
     * @param row    the example, from 0
     * @param into   where to
     * @param offset index of the first label there
     * @throws IndexOutOfBoundsException if there is no such row, or no room for it
     * @throws IllegalStateException if the first target isn't labels
     */
    public void copyLabels(int row, int[] into, int offset) {
        first().copyLabels(rows.at(row), into, offset);
    }

    /**
     * Copies the labels of an example.
     *
     * @param target index of the target
     * @param row    the example, from 0
     * @param into   where to
     * @param offset index of the first label there
     * @throws IndexOutOfBoundsException if there is no such row, or no room for it
     * @throws IllegalStateException if the target isn't labels
     */
    public void copyLabels(int target, int row, int[] into, int offset) {
        target(target).copyLabels(rows.at(row), into, offset);
    }

    /**
     * Copies a row of an input of integers.
     *
     * @param input  index of the input
     * @param row    the example, from 0
     * @param into   where to
     * @param offset index of the first value there
     * @throws IndexOutOfBoundsException if there is no such row, or no room for it
     * @throws IllegalStateException if the input holds floats
     */
    public void copyInput(int input, int row, int[] into, int offset) {
        Column column = column(input);
        if (column.indices == null) {
            throw new IllegalStateException("input " + column.name + " of this data set holds floats, not integers");
        }
        Column.copy(column.name, column.indices, rows.at(row), column.rowSize, into, into.length, offset);
    }

    /**
     * Copies a row of an input.
     *
     * @param input  index of the input
     * @param row    the example, from 0
     * @param into   where to
     * @param offset index of the first value there
     * @throws IndexOutOfBoundsException if there is no such row, or no room for it
     * @throws IllegalStateException if the input holds integers
     */
    public void copyInput(int input, int row, float[] into, int offset) {
        Column column = column(input);
        if (column.values == null) {
            throw new IllegalStateException("input " + column.name + " of this data set holds integers, not floats");
        }
        Column.copy(column.name, column.values, rows.at(row), column.rowSize, into, into.length, offset);
    }

    /**
     * Copies a row of the first target.
     *
     * @param row    the example, from 0
     * @param into   where to
     * @param offset index of the first value there
     * @throws IndexOutOfBoundsException if there is no such row, or no room for it
     * @throws IllegalStateException if the target is labels
     */
    public void copyTarget(int row, float[] into, int offset) {
        first().copyValues(rows.at(row), into, offset);
    }

    /**
     * Copies a row of a target.
     *
     * @param target index of the target
     * @param row    the example, from 0
     * @param into   where to
     * @param offset index of the first value there
     * @throws IndexOutOfBoundsException if there is no such row, or no room for it
     * @throws IllegalStateException if the target is labels
     */
    public void copyTarget(int target, int row, float[] into, int offset) {
        target(target).copyValues(rows.at(row), into, offset);
    }

    /**
     * A row of the first input.
     *
     * @param row the example, from 0
     * @return its values, a copy
     */
    public float[] row(int row) {
        float[] values = new float[inputSize(0)];
        copyInput(0, row, values, 0);
        return values;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(size() + " examples, inputs " + inputNames());
        for (int i = 0; i < targets.size(); i++) {
            TargetColumn target = targets.get(i);
            text.append(", ").append(target.describe());
            text.append(target.hasLabels() ? " 0.." + maxLabels[i] : " of " + target.rowSize() + " values");
        }
        return text.toString();
    }

    private static int index(String kind, String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("the data set has no " + kind + " " + name
                    + Suggestions.didYouMean(name, names) + " It has " + names);
        }
        return index;
    }

    private Column column(int input) {
        if (input < 0 || input >= inputs.size()) {
            throw new IndexOutOfBoundsException("there is no input " + input + ": the data set has " + inputNames());
        }
        return inputs.get(input);
    }

    private TargetColumn target(int target) {
        if (target < 0 || target >= targets.size()) {
            throw new IndexOutOfBoundsException("there is no target " + target + ": the data set has " + targetNames());
        }
        return targets.get(target);
    }

    private TargetColumn first() {
        if (targets.isEmpty()) {
            throw new IllegalStateException("this data set has no target");
        }
        return targets.get(0);
    }
}
