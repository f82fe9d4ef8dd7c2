package dev.lamina.data;

import dev.lamina.math.CounterRandom;
import java.util.List;
import java.util.Objects;

/**
 * Examples in memory: one or several inputs and any number of targets, each of which is either class indices (labels) or
 * a row of values. Most data sets have one target, and methods without the number of a target are about the first.
 * Immutable: values are copied when it is made, and parts of it share them. Row order is kept.
 */
public final class Dataset extends Table {
    /** The domain of the keys that splits are drawn from; first values have -1, the order of an epoch -2. */
    private static final long SPLIT = -3;

    /**
     * Two parts of a data set that have no row in common.
     *
     * @param train the part to learn from
     * @param test  the part to measure with
     */
    public record Split(Dataset train, Dataset test) {}

    Dataset(List<Column> inputs, List<TargetColumn> targets, Selection rows) {
        super(inputs, targets, rows);
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

    /**
     * Some of the examples, in the given order; an example may stand several times.
     *
     * @param chosen their numbers
     * @return a data set that shares this one's values
     * @throws IndexOutOfBoundsException if a number isn't from 0 to {@code size() - 1}
     */
    public Dataset subset(int[] chosen) {
        return part(rows.choose(Objects.requireNonNull(chosen, "chosen")));
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
        return part(rows.range(0, Math.min(n, size())));
    }

    /**
     * Splits at random into a part to learn from and a part to measure with; the same seed gives the same parts.
     *
     * @param trainShare share of the examples in the first part, above 0 and below 1, for example 0.8
     * @param seed       any number
     * @return the two parts; the first has {@code round(trainShare * size())} examples
     * @throws IllegalArgumentException if the share is out of range or leaves one of the parts empty
     */
    public Split split(double trainShare, long seed) {
        if (!(trainShare > 0 && trainShare < 1)) {
            throw new IllegalArgumentException("trainShare must be above 0 and below 1, but is " + trainShare);
        }
        int cut = (int) Math.round(trainShare * size());
        if (cut == 0 || cut == size()) {
            throw new IllegalArgumentException("a share of " + trainShare + " of " + size() + " examples leaves the "
                    + (cut == 0 ? "first" : "second") + " part empty: take another share or more examples");
        }
        Selection mixed = rows.shuffle(CounterRandom.key(seed, SPLIT, 0));
        return new Split(part(mixed.range(0, cut)), part(mixed.range(cut, size())));
    }

    private Dataset part(Selection some) {
        return new Dataset(inputs, targets, some);
    }
}
