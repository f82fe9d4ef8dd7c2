package dev.lamina.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/** Collects the columns of a {@link Dataset}. */
public final class DatasetBuilder {
    private static final String SAMPLE_WEIGHTS = "sampleWeights";
    private static final String INPUT_LENGTHS = "inputLengths";
    /** Targets that a loss has beside its first one. */
    private static final Set<String> COMPANIONS = Set.of(SAMPLE_WEIGHTS, INPUT_LENGTHS);

    private final List<Column> inputs = new ArrayList<>();
    private final List<TargetColumn> targets = new ArrayList<>();
    private OptionalInt ignored = OptionalInt.empty();

    DatasetBuilder() {}

    /**
     * Adds an input.
     *
     * @param name its name, as in the network
     * @param x    one row per example, all of the same length; copied
     * @return this builder
     * @throws IllegalArgumentException if the name is taken or rows differ in length
     */
    public DatasetBuilder input(String name, float[][] x) {
        return add(Column.of(name, x));
    }

    /**
     * Adds an input that is given row after row.
     *
     * @param name    its name, as in the network
     * @param x       all rows, one after the other; copied
     * @param rowSize values per row
     * @return this builder
     * @throws IllegalArgumentException if the name is taken or the length isn't a number of rows
     */
    public DatasetBuilder input(String name, float[] x, int rowSize) {
        return add(Column.of(name, x, rowSize));
    }

    /**
     * Adds an input of integers, such as the numbers of words.
     *
     * @param name    its name, as in the network
     * @param indices one row of integers from 0 per example, all of the same length; copied
     * @return this builder
     * @throws IllegalArgumentException if the name is taken, rows differ in length or an integer is negative
     */
    public DatasetBuilder input(String name, int[][] indices) {
        return add(Column.of(name, indices));
    }

    /**
     * Adds an input of integers that is given row after row.
     *
     * @param name    its name, as in the network
     * @param indices all rows of integers from 0, one after the other; copied
     * @param rowSize integers per row
     * @return this builder
     * @throws IllegalArgumentException if the name is taken, the length isn't a number of rows or an integer is negative
     */
    public DatasetBuilder input(String name, int[] indices, int rowSize) {
        return add(Column.of(name, indices, rowSize));
    }

    /**
     * Adds class labels as a target without a name, for a network that has one target.
     *
     * @param classes one class index from 0 per example; copied
     * @return this builder
     * @throws IllegalArgumentException if there is such a target already or a label is negative
     */
    public DatasetBuilder labels(int[] classes) {
        return labels(classes, 1);
    }

    /**
     * Adds class labels for each position of a row, given row after row, as a target without a name.
     *
     * @param classes   all class indices from 0, one after the other; copied
     * @param positions labels per row
     * @return this builder
     * @throws IllegalArgumentException if there is such a target already, a label is negative or the length isn't a
     *     number of rows
     */
    public DatasetBuilder labels(int[] classes, int positions) {
        return labels(TargetColumn.UNNAMED, classes, positions);
    }

    /**
     * Adds class labels as one of several targets.
     *
     * @param name    the name of the target in the network, which is that of the loss if nothing else is said
     * @param classes one class index from 0 per example; copied
     * @return this builder
     * @throws IllegalArgumentException if the name is taken or a label is negative
     */
    public DatasetBuilder labels(String name, int[] classes) {
        return labels(name, classes, 1);
    }

    /**
     * Adds class labels for each position of a row, given row after row, as one of several targets.
     *
     * @param name      the name of the target in the network
     * @param classes   all class indices from 0, one after the other; copied
     * @param positions labels per row
     * @return this builder
     * @throws IllegalArgumentException if the name is taken, a label is negative or the length isn't a number of rows
     */
    public DatasetBuilder labels(String name, int[] classes, int positions) {
        Objects.requireNonNull(classes, "labels");
        if (positions < 1 || classes.length % positions != 0) {
            throw new IllegalArgumentException(
                    classes.length + " labels are not a whole number of rows of " + positions);
        }
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] < 0 && (ignored.isEmpty() || classes[i] != ignored.getAsInt())) {
                throw new IllegalArgumentException(
                        "labels are class indices from 0, but label " + i + " is " + classes[i]);
            }
        }
        return add(TargetColumn.of(name, classes.clone(), positions));
    }

    /**
     * Allows a negative label where there is no class, which the network's loss ignores. Comes before the labels.
     *
     * @param label the label, such as -100
     * @return this builder
     */
    public DatasetBuilder ignoring(int label) {
        ignored = OptionalInt.of(label);
        return this;
    }

    /**
     * Adds rows of values as a target without a name, for a network that has one target.
     *
     * @param rows one row per example, all of the same length; copied
     * @return this builder
     * @throws IllegalArgumentException if there is such a target already or rows differ in length
     */
    public DatasetBuilder targets(float[][] rows) {
        return add(TargetColumn.of(TargetColumn.UNNAMED, Column.of("target", rows)));
    }

    /**
     * Adds rows of values, given one after the other, as a target without a name.
     *
     * @param flat    all rows; copied
     * @param rowSize values per row
     * @return this builder
     * @throws IllegalArgumentException if there is such a target already or the length isn't a number of rows
     */
    public DatasetBuilder targets(float[] flat, int rowSize) {
        return add(TargetColumn.of(TargetColumn.UNNAMED, Column.of("target", flat, rowSize)));
    }

    /**
     * Adds rows of values as one of several targets.
     *
     * @param name the name of the target in the network, which is that of the loss if nothing else is said
     * @param rows one row per example, all of the same length; copied
     * @return this builder
     * @throws IllegalArgumentException if the name is taken or rows differ in length
     */
    public DatasetBuilder targets(String name, float[][] rows) {
        return add(TargetColumn.of(name, Column.of(name, rows)));
    }

    /**
     * Adds rows of values, given one after the other, as one of several targets.
     *
     * @param name    the name of the target in the network
     * @param flat    all rows; copied
     * @param rowSize values per row
     * @return this builder
     * @throws IllegalArgumentException if the name is taken or the length isn't a number of rows
     */
    public DatasetBuilder targets(String name, float[] flat, int rowSize) {
        return add(TargetColumn.of(name, Column.of(name, flat, rowSize)));
    }

    /**
     * Adds how many steps of each example count, for a network whose only loss has {@code inputLengths}: short for
     * {@code labels("inputLengths", lengths)}. The loss's target may be one without a name.
     *
     * @param lengths one per example; copied
     * @return this builder
     * @throws IllegalArgumentException if there are lengths already or one is negative
     */
    public DatasetBuilder inputLengths(int[] lengths) {
        return labels(INPUT_LENGTHS, lengths);
    }

    /**
     * Adds a weight for each example, for a network whose only loss has {@code sampleWeights}: short for
     * {@code targets("sampleWeights", weights, 1)}. The loss's target may be one without a name.
     *
     * @param weights one per example; copied
     * @return this builder
     * @throws IllegalArgumentException if there are weights already
     */
    public DatasetBuilder sampleWeights(float[] weights) {
        return targets(SAMPLE_WEIGHTS, weights, 1);
    }

    /**
     * Makes the data set.
     *
     * @return the data set
     * @throws IllegalArgumentException if there is no input or numbers of rows differ
     */
    public Dataset build() {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("a data set needs an input");
        }
        int size = inputs.get(0).rows();
        for (Column input : inputs) {
            checkRows("input " + input.name, input.rows(), size);
        }
        for (TargetColumn target : targets) {
            checkRows(target.describe(), target.rows(), size);
        }
        return new Dataset(List.copyOf(inputs), List.copyOf(targets), Selection.all(size));
    }

    /** Adds an input without copying, for readers of this package. */
    DatasetBuilder add(Column column) {
        for (Column input : inputs) {
            if (input.name.equals(column.name)) {
                throw new IllegalArgumentException("there are two inputs named " + column.name);
            }
        }
        inputs.add(column);
        return this;
    }

    private DatasetBuilder add(TargetColumn target) {
        for (TargetColumn other : targets) {
            boolean companions = COMPANIONS.contains(other.name()) || COMPANIONS.contains(target.name());
            if (!companions && (other.isUnnamed() != target.isUnnamed() || other.isUnnamed())) {
                throw new IllegalArgumentException(
                        "a data set has one target without a name, but a second target is" + " given: name both");
            }
            if (other.name().equals(target.name())) {
                throw new IllegalArgumentException("there are two targets named " + target.name());
            }
        }
        targets.add(target);
        return this;
    }

    private void checkRows(String what, int rows, int size) {
        if (rows != size) {
            throw new IllegalArgumentException(
                    "input " + inputs.get(0).name + " has " + size + " rows, but " + what + " has " + rows);
        }
    }
}
