package dev.lamina.train;

import dev.lamina.math.CounterRandom;

/** The order in which an epoch goes through the rows of the data. It depends on nothing but seed and epoch. */
final class RowOrder {
    /** The domain of the shuffling keys; initialisation has -1, dropout the steps from 0. */
    private static final long SHUFFLE = -2;

    private final int[] rows;
    private final long seed;
    private final boolean shuffle;

    RowOrder(int size, long seed, boolean shuffle) {
        this.rows = new int[size];
        this.seed = seed;
        this.shuffle = shuffle;
    }

    /** Puts the rows into the order of an epoch, numbered from 1. */
    void begin(int epoch) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        if (shuffle) {
            CounterRandom.shuffle(rows, CounterRandom.key(seed, SHUFFLE, epoch));
        }
    }

    int size() {
        return rows.length;
    }

    /** The rows of the data set in the order of the epoch: always the same array. */
    int[] rows() {
        return rows;
    }
}
