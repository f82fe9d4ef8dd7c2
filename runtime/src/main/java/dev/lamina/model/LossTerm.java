package dev.lamina.model;

import java.util.Objects;

/**
 * One of the losses of a network. What training makes small is the sum of all of them, each times its weight.
 *
 * @param name   its name, unique among the losses of the network
 * @param weight its weight in the sum
 * @param output index in {@link Network#outputs()} of the layer it is computed from, the first one if there are several
 * @param target index in {@link Network#targets()} of its target; -1 if it has none that is given from outside
 * @param sum    true if it is the sum of its rows' losses, false if it is a mean
 */
public record LossTerm(String name, float weight, int output, int target, boolean sum) {
    /**
     * Describes a loss.
     *
     * @throws NullPointerException if the name is null
     */
    public LossTerm {
        Objects.requireNonNull(name, "name");
    }

    /** {@return whether there is a target that training data must hold} */
    public boolean hasTarget() {
        return target >= 0;
    }
}
