package dev.lamina.data;

import dev.lamina.internal.Suggestions;
import dev.lamina.math.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Examples in memory: one or several inputs and any number of targets, each of which is either class indices (labels) or
 * a row of values. Most data sets have one target, and methods without the number of a target are about the first.
 * Immutable: values are copied when it is made, and parts of it share them. Row order is kept.
 */
public final class Dataset {
    /**
     * Two parts of a data set that have no row in common.
     *
     * @param train the part to learn from
     * @param test  the part to measure with
     */
    public record Split(Dataset train, Dataset test) {}

    private final List<Column> inputs;
    private final List<TargetColumn> targets;
    private final int[] maxLabels;
    private final int size;
    /** Which rows of the columns belong to this data set; null for all of them. */
    private final int[] rows;

    Dataset(List<Column> inputs, List<TargetColumn> targets, int size, int[] rows) {
        this.inputs = inputs;
        this.targets = targets;
        this.size = size;
        this.rows = rows;
        this.maxLabels = new int[targets.size()];
        for (int target = 0; target < maxLabels.length; target++) {
            maxLabels[target] = -1;
            for (int i = 0; i < size; i++) {
                maxLabels[target] =
                        Math.max(maxLabels[target], targets.get(target).maxLabel(at(i)));
            }
        }
    }

    /**
     * Examples with one input and no target, for networks whose losses need none, such as autoencoders.
     *
     * @param x one row per example, all of the same length
     * @return the data set
     * @throws IllegalArgumentException if rows differ in length
     */
    public static Dataset of(float[][] x) {
        return builder().input("input", x).build();
    }

    /**
     * Examples with one input and class labels.
     *
     * @param x      one row per example, all of the same length
     * @param labels one class index from 0 per example
     * @return the data set
     * @throws IllegalArgumentException if rows differ in length, the counts differ, or a label is negative
     */
    public static Dataset of(float[][] x, int[] labels) {
        return builder().input("input", x).labels(labels).build();
    }

    /**
     * Examples with one input and targets of values.
     *
     * @param x       one row per example, all of the same length
     * @param targets one row per example, all of the same length
     * @return the data set
     * @throws IllegalArgumentException if rows differ in length or the counts differ
     */
    public static Dataset of(float[][] x, float[][] targets) {
        return builder().input("input", x).targets(targets).build();
    }

    /**
     * Examples with one input, given row after row, and class labels.
     *
     * @param x       all rows, one after the other
     * @param rowSize values per row
     * @param labels  one class index from 0 per example
     * @return the data set
     * @throws IllegalArgumentException if the length isn't a number of rows, the counts differ, or a label is negative
     */
    public static Dataset of(float[] x, int rowSize, int[] labels) {
        return builder().input("input", x, rowSize).labels(labels).build();
    }

    /**
     * Examples with one input and targets of values, both given row after row.
     *
     * @param x          all rows, one after the other
     * @param rowSize    values per row
     * @param targets    all targets, one after the other
     * @param targetSize values per target
     * @return the data set
     * @throws IllegalArgumentException if a length isn't a number of rows or the counts differ
     */
    public static Dataset of(float[] x, int rowSize, float[] targets, int targetSize) {
        return builder().input("input", x, rowSize).targets(targets, targetSize).build();
    }

    /**
     * Examples with one input of integers and class labels.
     *
     * @param indices one row of integers from 0 per example, all of the same length
     * @param labels  one class index from 0 per example
     * @return the data set
     * @throws IllegalArgumentException if rows differ in length, the counts differ, or an integer or label is negative
     */
    public static Dataset of(int[][] indices, int[] labels) {
        return builder().input("input", indices).labels(labels).build();
    }

    /** {@return a builder, for data sets with several inputs} */
    public static DatasetBuilder builder() {
        return new DatasetBuilder();
    }

    /** {@return the number of examples} */
    public int size() {
        return size;
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
        int index = inputNames().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("the data set has no input " + name
                    + Suggestions.didYouMean(name, inputNames()) + " It has " + inputNames());
        }
        return index;
    }

    /**
     * The number of values in a row of an input.
     *
     * @param input index of the input
     * @return its row size
     */
    public int inputSize(int input) {
        return inputs.get(input).rowSize;
    }

    /**
     * Whether an input holds integers; else it holds floats.
     *
     * @param input index of the input
     * @return true for integers
     */
    public boolean hasIndices(int input) {
        return inputs.get(input).indices != null;
    }

    /**
     * The largest integer of an input, in this data set or one that it is a part of.
     *
     * @param input index of the input
     * @return the integer, -1 if the input holds floats
     */
    public int maxIndex(int input) {
        return inputs.get(input).maxIndex;
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
        int index = targetNames().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("the data set has no target " + name
                    + Suggestions.didYouMean(name, targetNames()) + " It has " + targetNames());
        }
        return index;
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
        return targets.get(target).hasLabels();
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
        return targets.get(target).rowSize();
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
        return first().label(at(row));
    }

    /**
     * Copies the labels of an example.
     *
     * @param row    the example, from 0
     * @param into   where to
     * @param offset index of the first label there
     * @throws IllegalStateException if the first target isn't labels
     */
    public void copyLabels(int row, int[] into, int offset) {
        first().copyLabels(at(row), into, offset);
    }

    /**
     * Copies the labels of an example.
     *
     * @param target index of the target
     * @param row    the example, from 0
     * @param into   where to
     * @param offset index of the first label there
     * @throws IllegalStateException if the target isn't labels
     */
    public void copyLabels(int target, int row, int[] into, int offset) {
        targets.get(target).copyLabels(at(row), into, offset);
    }

    /**
     * Copies a row of an input of integers.
     *
     * @param input  index of the input
     * @param row    the example, from 0
     * @param into   where to
     * @param offset index of the first value there
     * @throws IllegalStateException if the input holds floats
     */
    public void copyInput(int input, int row, int[] into, int offset) {
        Column column = inputs.get(input);
        if (column.indices == null) {
            throw new IllegalStateException("input " + column.name + " of this data set holds floats, not integers");
        }
        System.arraycopy(column.indices, at(row) * column.rowSize, into, offset, column.rowSize);
    }

    /**
     * Copies a row of an input.
     *
     * @param input  index of the input
     * @param row    the example, from 0
     * @param into   where to
     * @param offset index of the first value there
     * @throws IllegalStateException if the input holds integers
     */
    public void copyInput(int input, int row, float[] into, int offset) {
        copy(inputs.get(input), row, into, offset);
    }

    /**
     * Copies a row of the first target.
     *
     * @param row    the example, from 0
     * @param into   where to
     * @param offset index of the first value there
     * @throws IllegalStateException if the target is labels
     */
    public void copyTarget(int row, float[] into, int offset) {
        first().copyValues(at(row), into, offset);
    }

    /**
     * Copies a row of a target.
     *
     * @param target index of the target
     * @param row    the example, from 0
     * @param into   where to
     * @param offset index of the first value there
     * @throws IllegalStateException if the target is labels
     */
    public void copyTarget(int target, int row, float[] into, int offset) {
        targets.get(target).copyValues(at(row), into, offset);
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

    /**
     * Some of the examples, in the given order; an example may stand several times.
     *
     * @param chosen their numbers
     * @return a data set that shares this one's values
     * @throws IndexOutOfBoundsException if a number isn't from 0 to {@code size() - 1}
     */
    public Dataset subset(int[] chosen) {
        int[] mapped = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            mapped[i] = at(chosen[i]);
        }
        return new Dataset(inputs, targets, chosen.length, mapped);
    }

    /**
     * The first examples.
     *
     * @param n how many, 0 or more; all if there are fewer
     * @return a data set that shares this one's values
     * @throws IllegalArgumentException if n is negative
     */
    public Dataset take(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("can't take " + n + " examples");
        }
        return subset(range(0, Math.min(n, size)));
    }

    /**
     * Splits at random into a part to learn from and a part to measure with; the same seed gives the same parts.
     *
     * @param trainShare share of the examples in the first part, above 0 and below 1, for example 0.8
     * @param seed       any number
     * @return the two parts; the first has {@code round(trainShare * size())} examples
     * @throws IllegalArgumentException if the share is out of range
     */
    public Split split(double trainShare, long seed) {
        if (!(trainShare > 0 && trainShare < 1)) {
            throw new IllegalArgumentException("trainShare must be above 0 and below 1, but is " + trainShare);
        }
        int[] order = range(0, size);
        CounterRandom.shuffle(order, CounterRandom.key(seed, -3, 0));
        int cut = (int) Math.round(trainShare * size);
        return new Split(subset(Arrays.copyOf(order, cut)), subset(Arrays.copyOfRange(order, cut, size)));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(size + " examples, inputs " + inputNames());
        for (int i = 0; i < targets.size(); i++) {
            TargetColumn target = targets.get(i);
            text.append(", ").append(target.describe());
            text.append(target.hasLabels() ? " 0.." + maxLabels[i] : " of " + target.rowSize() + " values");
        }
        return text.toString();
    }

    private TargetColumn first() {
        if (targets.isEmpty()) {
            throw new IllegalStateException("this data set has no target");
        }
        return targets.get(0);
    }

    /** The row of the columns where an example stands. */
    private int at(int row) {
        Objects.checkIndex(row, size);
        return rows == null ? row : rows[row];
    }

    private void copy(Column column, int row, float[] into, int offset) {
        if (column.values == null) {
            throw new IllegalStateException("input " + column.name + " of this data set holds integers, not floats");
        }
        System.arraycopy(column.values, at(row) * column.rowSize, into, offset, column.rowSize);
    }

    private static int[] range(int from, int to) {
        int[] range = new int[to - from];
        Arrays.setAll(range, i -> from + i);
        return range;
    }
}
