package dev.lamina.processor.emit;

import com.palantir.javapoet.ParameterSpec;
import dev.lamina.processor.op.Operand;
import java.util.List;

/** A matrix product as its tiles or rows see it: where the factors are, and what becomes of a finished sum. */
interface TiledProduct {
    /** What the names of the tiles' methods begin with. */
    String name();

    /** The array of the left factor. */
    String left();

    /** Index of the left factor's element for a row of the result and a k. */
    String leftIndex(String row, String k);

    /** The array of the right factor. */
    String right();

    /** Index of the right factor's first element for a k. */
    String rightIndex(String k);

    /** How many products make up a sum. */
    String depth();

    /** Rows of the result that are computed in one go, at most. */
    int rows();

    /** Columns of the result, as an expression. */
    String width();

    /** Columns of the result. */
    int columns();

    /** What the tiles' methods need to know beside row and column. */
    List<ParameterSpec> parameters();

    /** The array that holds sums which aren't finished: one that the result belongs in. */
    String sums();

    /** Index of a row's first sum there. */
    String sumStart(String row);

    /** Index of a sum there. */
    default String sumIndex(String row, String column) {
        return sumStart(row) + " + " + column;
    }

    /** True if {@link #finish} does nothing but add, subtract and multiply, which needs no registers beside its factors. */
    boolean finishesByArithmetic();

    /** Writes what becomes of the sum of a row at a column and the lanes behind it. */
    void finish(Body body, Operand sum, String row, String column, boolean firstLanes);
}
