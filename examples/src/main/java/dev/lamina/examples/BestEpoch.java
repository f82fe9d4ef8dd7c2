package dev.lamina.examples;

import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.train.EpochResult;
import dev.lamina.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers the parameters of the epoch that did best on the validation part. A network that trains for long begins to
 * learn its examples by heart, and gets worse on all others; where that begins, the validation part tells.
 */
public final class BestEpoch implements TrainingListener {
    private final Network network;
    private final List<float[]> best = new ArrayList<>();
    private double loss = Double.POSITIVE_INFINITY;
    private int epoch;

    /** Remembers parameters of this network. */
    public BestEpoch(Network network) {
        this.network = network;
    }

    @Override
    public void onEpochEnd(EpochResult result) {
        if (result.validationLoss() < loss) {
            loss = result.validationLoss();
            epoch = result.epoch();
            best.clear();
            for (Parameter parameter : network.parameters()) {
                best.add(parameter.toArray());
            }
        }
    }

    /**
     * Gives the network the parameters of the best epoch again.
     *
     * @return which epoch it was, from 1
     */
    public int restore() {
        for (int i = 0; i < best.size(); i++) {
            network.parameters().get(i).set(best.get(i));
        }
        return epoch;
    }
}
