package dev.lamina.train;

import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;
import java.util.Locale;

/** Multiplies the weight of each row with that of its class, where the loss takes sample weights. Allocates nothing. */
final class ClassWeights {
    private static final String SAMPLE_WEIGHTS = "sampleWeights";

    private final float[] weights;
    private final int labels;
    private final int rowWeights;

    /**
     * Weights for a network.
     *
     * @param weights one for each class
     * @throws IllegalArgumentException if no loss takes sample weights, or the weights don't fit its classes
     */
    ClassWeights(Network network, float[] weights) {
        this.weights = weights;
        this.rowWeights = find(network);
        this.labels = labelsOf(network, network.targets().get(rowWeights).name());
        Slot target = network.targets().get(labels);
        if (target.classes() == 0 || target.size() != 1) {
            throw new IllegalArgumentException(
                    network.name() + ": class weights need one label a row, but the target is " + target
                            + ": give the rows weights with sampleWeights(...) of the data set");
        }
        if (weights.length != target.classes()) {
            throw new IllegalArgumentException(network.name() + " has " + target.classes() + " classes, but was given "
                    + weights.length + " class weights");
        }
    }

    /** Whether a target holds the weights of rows. */
    static boolean isRowWeights(Slot target) {
        String name = target.name();
        return name.equals(SAMPLE_WEIGHTS) || name.endsWith(capitalized()) && target.kind() == Slot.Kind.FEATURES;
    }

    private static String capitalized() {
        return SAMPLE_WEIGHTS.substring(0, 1).toUpperCase(Locale.ROOT) + SAMPLE_WEIGHTS.substring(1);
    }

    private static int find(Network network) {
        int found = -1;
        for (int i = 0; i < network.targets().size(); i++) {
            if (isRowWeights(network.targets().get(i))) {
                if (found >= 0) {
                    throw new IllegalArgumentException(
                            network.name() + ": several losses take sample weights, so it isn't"
                                    + " known whose classes are meant: give the rows weights in the data set");
                }
                found = i;
            }
        }
        if (found < 0) {
            throw new IllegalArgumentException(network.name() + " has no loss that takes weights of rows, which class"
                    + " weights become: declare it with @Loss(sampleWeights = true), or its weights with"
                    + " @Loss(classWeights = ...)");
        }
        return found;
    }

    /** The target that a loss compares with, by the name of the target with its weights. */
    private static int labelsOf(Network network, String weightsName) {
        String name = weightsName.equals(SAMPLE_WEIGHTS)
                ? null
                : weightsName.substring(0, weightsName.length() - SAMPLE_WEIGHTS.length());
        for (int i = 0; i < network.targets().size(); i++) {
            Slot target = network.targets().get(i);
            if (name == null ? !isRowWeights(target) : target.name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(network.name() + ": the loss with " + weightsName + " has no classes");
    }

    /** Changes the weights of a pass, which stand in the session already. */
    void apply(Session session, int rows) {
        int[] classes = session.labels(labels);
        float[] each = session.target(rowWeights);
        for (int r = 0; r < rows; r++) {
            if (classes[r] >= 0 && classes[r] < weights.length) { // else it is one that doesn't count
                each[r] *= weights[classes[r]];
            }
        }
    }
}
