package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.model.Domain;
import dev.lamina.model.LossTerm;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;
import java.util.Arrays;

/** A data set whose columns were checked against a network's slots, ready to fill sessions. */
final class Binding {
    /** Stands for a column that the data set hasn't, whose values are all 1. */
    private static final int ONES = -1;

    private final Dataset data;
    private final int[] columns;
    private final int[] sizes;
    private final boolean[] integers;
    private final int[] targets;
    private final int[] targetSizes;
    private final boolean[] labels;

    /**
     * Checks that a data set fits.
     *
     * @throws IllegalArgumentException if it is empty, or an input or a target doesn't fit the network
     */
    Binding(Network network, Dataset data) {
        this(network, data, false);
    }

    /** @param rowsWeighOne whether rows weigh 1 where the loss takes sample weights and the data set has none */
    Binding(Network network, Dataset data, boolean rowsWeighOne) {
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
        int wanted = network.targets().size();
        this.targets = new int[wanted];
        this.targetSizes = new int[wanted];
        this.labels = new boolean[wanted];
        for (int i = 0; i < wanted; i++) {
            Slot target = network.targets().get(i);
            if (rowsWeighOne
                    && ClassWeights.isRowWeights(target)
                    && !data.targetNames().contains(target.name())) {
                targets[i] = ONES;
                continue;
            }
            if (data.targetNames().isEmpty()) {
                throw new IllegalArgumentException(name + ": the data set has no target, but needs " + target);
            }
            // With one target the name doesn't matter.
            boolean only = wanted == 1 && data.targetNames().size() == 1;
            targets[i] = only ? 0 : data.targetIndex(target.name());
            targetSizes[i] = target.size();
            labels[i] = target.kind() == Slot.Kind.CLASS_INDEX;
            checkTarget(name, target, data, targets[i]);
        }
        for (LossTerm term : network.losses()) {
            if (term.hasTarget() && network.targets().get(term.target()).blank().isPresent()) {
                checkSequences(network, term);
            }
        }
    }

    /** Rows whose labels don't fit into their steps have an infinite loss. */
    private void checkSequences(Network network, LossTerm term) {
        Slot target = network.targets().get(term.target());
        int lengths = SequenceFit.lengthsOf(network, target);
        SequenceFit fit = new SequenceFit(
                target.blank().getAsInt(), network.outputs().get(term.output()).shape()[0]);
        int[] row = new int[target.size()];
        int[] length = new int[1];
        for (int i = 0; i < data.size(); i++) {
            data.copyLabels(targets[term.target()], i, row, 0);
            length[0] = fit.steps();
            if (lengths >= 0) {
                data.copyLabels(targets[lengths], i, length, 0);
            }
            int needed = fit.stepsFor(row);
            if (needed > length[0]) {
                throw new IllegalArgumentException(network.name() + ": the labels of row " + i + " in " + target.name()
                        + " need " + needed + " steps (one each, and one more between two equal ones), but the row has "
                        + length[0] + ", so its loss is infinite. Remove such rows, or let them count nothing with"
                        + " @Loss(zeroInfinity = true)");
            }
        }
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

    private static void checkTarget(String name, Slot target, Dataset data, int column) {
        boolean hasLabels = data.hasLabels(column);
        int size = data.targetSize(column);
        if (target.kind() == Slot.Kind.CLASS_INDEX) {
            if (!hasLabels) {
                throw new IllegalArgumentException(
                        name + ": " + target + " needs labels (int[]), but the data set's targets are rows of values");
            }
            if (size != target.size()) {
                throw new IllegalArgumentException(name + ": " + target + " has " + target.size()
                        + " labels a row, but rows of the data set have " + size);
            }
            checkLabels(name, target, data, column);
        } else if (hasLabels) {
            throw new IllegalArgumentException(name + ": " + target + " needs rows of " + target.size()
                    + " values as targets (float[][]), but the data set has labels");
        } else if (size != target.size()) {
            throw new IllegalArgumentException(name + ": " + target + " has " + target.size()
                    + " values, but the data set's targets have " + size);
        } else {
            checkDomains(name, target, data, column);
        }
    }

    private static void checkDomains(String name, Slot target, Dataset data, int column) {
        float[] values = new float[target.size()];
        for (int row = 0; row < data.size() && !target.domains().isEmpty(); row++) {
            data.copyTarget(column, row, values, 0);
            for (Domain domain : target.domains()) {
                int bad = domain.firstOutside(values, values.length);
                if (bad >= 0) {
                    throw new IllegalArgumentException(
                            name + ": target " + target.name() + " takes " + domain + ", but "
                                    + (values.length == 1 ? "" : "value " + bad + " of ") + "row " + row
                                    + " of the data set is "
                                    + values[bad]);
                }
            }
        }
    }

    private static void checkLabels(String name, Slot target, Dataset data, int column) {
        int[] labels = new int[target.size()];
        for (int row = 0; row < data.size(); row++) {
            data.copyLabels(column, row, labels, 0);
            for (int label : labels) {
                boolean known = label >= 0 && label < target.classes();
                boolean ignored = target.ignored().isPresent()
                        && label == target.ignored().getAsInt();
                if (!known && !ignored) {
                    throw new IllegalArgumentException(name + " knows classes 0 to " + (target.classes() - 1)
                            + ", but the data set has label " + label
                            + (data.targetNames().size() > 1 ? " in " + target.name() : ""));
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
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] == ONES) {
                Arrays.fill(session.target(i), 0, rows, 1f);
            } else if (labels[i]) {
                int[] into = session.labels(i);
                for (int r = 0; r < rows; r++) {
                    data.copyLabels(targets[i], row(order, from + r), into, r * targetSizes[i]);
                }
            } else {
                float[] into = session.target(i);
                for (int r = 0; r < rows; r++) {
                    data.copyTarget(targets[i], row(order, from + r), into, r * targetSizes[i]);
                }
            }
        }
    }

    private static int row(int[] order, int i) {
        return order == null ? i : order[i];
    }
}
