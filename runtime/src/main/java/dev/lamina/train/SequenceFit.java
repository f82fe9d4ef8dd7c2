package dev.lamina.train;

import dev.lamina.model.Network;
import dev.lamina.model.Slot;

/**
 * How many steps the labels of a sequence need.
 *
 * @param blank the class that ends a row's labels
 * @param steps the steps of the output
 */
record SequenceFit(int blank, int steps) {
    /** The index of the target that says how many steps of a row count, -1 if all do. */
    static int lengthsOf(Network network, Slot target) {
        for (String name : new String[] {target.name() + "InputLengths", "inputLengths"}) {
            for (int i = 0; i < network.targets().size(); i++) {
                if (network.targets().get(i).name().equals(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** One step for each label, and one more, for a blank, between two equal ones. */
    int stepsFor(int[] labels) {
        int needed = 0;
        for (int i = 0; i < labels.length && labels[i] != blank; i++) {
            needed += i > 0 && labels[i] == labels[i - 1] ? 2 : 1;
        }
        return needed;
    }
}
