package dev.lamina.data;

import dev.lamina.math.CounterRandom;
import java.util.Arrays;

/**
 * Some rows of columns, in an order of their own; a row may stand several times. Parts of a data set differ in it alone and
 * share the columns. Never changed once made.
 */
final class Selection {
    private final int size;
    /** The numbers of the rows; null for all of them in the order of the columns, which costs no memory. */
    private final int[] rows;

    private Selection(int size, int[] rows) {
        this.size = size;
        this.rows = rows;
    }

    /** All rows of columns of that many rows. */
    static Selection all(int size) {
        return new Selection(size, null);
    }

    int size() {
        return size;
    }

    /** The row of the columns that stands at a position, which is from 0 to {@code size() - 1}. */
    int at(int position) {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException("there is no example " + position + ": the data set has " + size);
        }
        return rows == null ? position : rows[position];
    }

    /** What stands at the given positions of this selection. */
    Selection choose(int[] positions) {
        int[] chosen = new int[positions.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = at(positions[i]);
        }
        return new Selection(chosen.length, chosen);
    }

    /** What stands from one position to before another. */
    Selection range(int from, int to) {
        return new Selection(to - from, numbers(from, to));
    }

    /** The same rows in an order that only depends on the key, their number and the order before. */
    Selection shuffle(long key) {
        int[] mixed = numbers(0, size);
        CounterRandom.shuffle(mixed, key);
        return new Selection(size, mixed);
    }

    private int[] numbers(int from, int to) {
        int[] numbers = new int[to - from];
        Arrays.setAll(numbers, i -> at(from + i));
        return numbers;
    }
}
