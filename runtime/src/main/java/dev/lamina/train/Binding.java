package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;

/** A data set whose columns were checked against a network's slots, ready to fill sessions. */
final class Binding {
    private final Dataset data;
    private final int[] columns;
    private final int[] sizes;
    private final boolean[] integers;
    private final int targetSize;

    /**
     * Checks that a data set fits.
     *
     * @throws IllegalArgumentException if it is empty, or an input or the target doesn't fit the network
     */
    Binding(Network network, Dataset data) {
        this.data = data;
        int inputs = network.inputs().size();
        this.columns = new int[inputs];
        this.sizes = new int[inputs];
        this.integers = new boolean[inputs];
        String name = network.name();
        if (data.size() == 0) {
            throw new IllegalArgumentException(name + ": the data set is empty");
        }
        if (data.inputNames().size() != inputs) {
            throw new IllegalArgumentException(
                    name + " has inputs " + network.inputs() + ", but the data set has " + data.inputNames());
        }
        for (int i = 0; i < inputs; i++) {
            Slot slot = network.inputs().get(i);
            // With one input the name doesn't matter.
            columns[i] = inputs == 1 ? 0 : data.inputIndex(slot.name());
            sizes[i] = slot.size();
            if (data.inputSize(columns[i]) != slot.size()) {
                throw new IllegalArgumentException(name + ": input " + slot + " has " + slot.size()
                        + " values, but rows of the data set have " + data.inputSize(columns[i]));
            }
            integers[i] = slot.kind() == Slot.Kind.INDEX;
            checkKind(name, slot, data, columns[i]);
        }
        if (network.targets().size() != 1) {
            throw new IllegalArgumentException(name + " has targets " + network.targets()
                    + ", but the trainer handles exactly one: train with a session by hand");
        }
        Slot target = network.targets().get(0);
        this.targetSize = target.size();
        checkTarget(name, target, data);
    }

    private static void checkKind(String name, Slot slot, Dataset data, int column) {
        boolean integers = slot.kind() == Slot.Kind.INDEX;
        if (integers != data.hasIndices(column)) {
            throw new IllegalArgumentException(name + ": input " + slot + " takes "
                    + (integers
                            ? "integers (int[][]), but the data set has floats"
                            : "floats (float[][]), but the data set has integers"));
        }
        if (integers && data.maxIndex(column) >= slot.vocabulary()) {
            throw new IllegalArgumentException(name + ": input " + slot + " takes integers from 0 to "
                    + (slot.vocabulary() - 1) + ", but the data set has " + data.maxIndex(column));
        }
    }

    private static void checkTarget(String name, Slot target, Dataset data) {
        if (target.kind() == Slot.Kind.CLASS_INDEX) {
            if (!data.hasLabels()) {
                throw new IllegalArgumentException(
                        name + ": " + target + " needs labels (int[]), but the data set's targets are rows of values");
            }
            if (data.targetSize() != target.size()) {
                throw new IllegalArgumentException(name + ": " + target + " has " + target.size()
                        + " labels a row, but rows of the data set have " + data.targetSize());
            }
            checkLabels(name, target, data);
        } else if (data.hasLabels()) {
            throw new IllegalArgumentException(name + ": " + target + " needs rows of " + target.size()
                    + " values as targets (float[][]), but the data set has labels");
        } else if (data.targetSize() != target.size()) {
            throw new IllegalArgumentException(name + ": " + target + " has " + target.size()
                    + " values, but the data set's targets have " + data.targetSize());
        }
    }

    private static void checkLabels(String name, Slot target, Dataset data) {
        int[] labels = new int[target.size()];
        for (int row = 0; row < data.size(); row++) {
            data.copyLabels(row, labels, 0);
            for (int label : labels) {
                boolean known = label >= 0 && label < target.classes();
                if (!known && (target.ignored().isEmpty() || label != target.ignored().getAsInt())) {
                    throw new IllegalArgumentException(name + " knows classes 0 to " + (target.classes() - 1)
                            + ", but the data set has label " + label);
                }
            }
        }
    }

    Dataset data() {
        return data;
    }

    /** Copies rows {@code order[from]} and so on (or {@code from} and so on, without an order). No allocation. */
    void fillInputs(Session session, int[] order, int from, int rows) {
        for (int i = 0; i < columns.length; i++) {
            if (integers[i]) {
                fillIndices(session, i, order, from, rows);
                continue;
            }
            float[] input = session.input(i);
            for (int r = 0; r < rows; r++) {
                data.copyInput(columns[i], row(order, from + r), input, r * sizes[i]);
            }
        }
    }

    private void fillIndices(Session session, int input, int[] order, int from, int rows) {
        int[] indices = session.indices(input);
        for (int r = 0; r < rows; r++) {
            data.copyInput(columns[input], row(order, from + r), indices, r * sizes[input]);
        }
    }

    /** The same for the targets. */
    void fillTargets(Session session, int[] order, int from, int rows) {
        if (data.hasLabels()) {
            int[] labels = session.labels(0);
            for (int r = 0; r < rows; r++) {
                data.copyLabels(row(order, from + r), labels, r * targetSize);
            }
        } else {
            float[] target = session.target(0);
            for (int r = 0; r < rows; r++) {
                data.copyTarget(row(order, from + r), target, r * targetSize);
            }
        }
    }

    private static int row(int[] order, int i) {
        return order == null ? i : order[i];
    }
}
