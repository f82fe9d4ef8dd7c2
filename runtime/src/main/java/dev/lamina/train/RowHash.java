package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.model.Network;
import dev.lamina.model.Slot;

/** 64 bits of the inputs of a row: by all odds only equal rows have the same. */
final class RowHash {
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private final Dataset data;
    private final int[] columns;
    private final float[][] floats;
    private final int[][] integers;

    RowHash(Network network, Dataset data) {
        this.data = data;
        int inputs = network.inputs().size();
        this.columns = new int[inputs];
        this.floats = new float[inputs][];
        this.integers = new int[inputs][];
        for (int i = 0; i < inputs; i++) {
            Slot slot = network.inputs().get(i);
            columns[i] = inputs == 1 ? 0 : data.inputIndex(slot.name());
            if (slot.kind() == Slot.Kind.INDEX) {
                integers[i] = new int[slot.size()];
            } else {
                floats[i] = new float[slot.size()];
            }
        }
    }

    long of(int row) {
        long hash = 0;
        for (int i = 0; i < columns.length; i++) {
            if (floats[i] == null) {
                data.copyInput(columns[i], row, integers[i], 0);
                for (int value : integers[i]) {
                    hash = mix(hash, value);
                }
            } else {
                data.copyInput(columns[i], row, floats[i], 0);
                for (float value : floats[i]) {
                    hash = mix(hash, Float.floatToIntBits(value));
                }
            }
        }
        return hash;
    }

    private static long mix(long hash, int value) {
        long mixed = (hash ^ value) * FACTOR;
        return mixed ^ mixed >>> 29;
    }
}
