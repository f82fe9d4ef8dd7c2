package dev.lamina.benchmarks.steps;

import java.util.function.Function;

/** A fixed data set: rows of floats or of integers, each with its class. */
public interface DataSet {
    /** The class of each row. */
    int[] labels();

    /**
     * Gives all rows, one after the other, to the function for what they are made of.
     *
     * @param ofFloats takes rows of floats, such as pixels
     * @param ofIntegers takes rows of integers, such as words
     * @return what the function returned
     */
    <T> T rows(Function<float[], T> ofFloats, Function<int[], T> ofIntegers);

    /** Number of whole batches of a size. */
    default int batches(int batch) {
        return labels().length / batch;
    }
}
