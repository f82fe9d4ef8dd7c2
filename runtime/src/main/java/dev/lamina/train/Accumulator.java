package dev.lamina.train;

import dev.lamina.model.GradientSums;
import dev.lamina.model.Gradients;
import dev.lamina.model.LossTerm;
import dev.lamina.model.Network;
import dev.lamina.model.Session;

/**
 * The gradient and the loss of a step that takes several passes. With a mean as the loss, each pass weighs as much as its
 * loss was divided by (rows, or the weights of its labels), so the result is the mean over all rows of the step; sums are
 * added up.
 */
final class Accumulator {
    private final GradientSums gradients;
    private final boolean sum;
    private final boolean single;
    private double loss;
    private double weights;

    /**
     * Sums for a network.
     *
     * @throws IllegalArgumentException if it has losses that are means and others that are sums
     */
    Accumulator(Network network, Session session) {
        this.gradients = new GradientSums(session.gradients());
        this.single = network.losses().size() == 1;
        long sums = network.losses().stream().filter(LossTerm::sum).count();
        if (sums > 0 && sums < network.losses().size()) {
            throw new IllegalArgumentException(network.name() + ": gradients can't be accumulated over several passes"
                    + " where some losses are sums over the rows and others means: " + network.losses()
                    + ". Give all losses the same reduction, or use accumulate(1)");
        }
        this.sum = sums > 0;
    }

    void clear() {
        gradients.clear();
        loss = 0;
        weights = 0;
    }

    /** Adds a pass whose gradients were computed. */
    void add(Session session, int rows) {
        float weight = sum ? 1f : single ? session.lossWeight(0, rows) : rows;
        if (weight > 0) { // else no label of the pass counts
            gradients.add(weight);
            loss += (double) weight * session.loss();
            weights += weight;
        }
    }

    /** The gradient of the whole step. */
    Gradients gradients() {
        if (!sum && weights > 0) {
            gradients.scale((float) (1 / weights));
        }
        return gradients.gradients();
    }

    /** The loss of the whole step. */
    float loss() {
        return (float) (sum || weights == 0 ? loss : loss / weights);
    }
}
