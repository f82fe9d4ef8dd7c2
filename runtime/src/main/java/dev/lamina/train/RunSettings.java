package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.model.Network;
import dev.lamina.optim.Adam;
import dev.lamina.optim.GradientTransform;
import dev.lamina.optim.Optimizer;
import dev.lamina.schedule.Schedule;
import java.util.List;

/** The settings of a trainer. Never changed once a trainer has them: {@link #copy} is what changes. */
final class RunSettings implements Cloneable {
    final Network network;
    Optimizer optimizer = Adam.learningRate(1e-3f);
    /** What is done to gradients, null for nothing. */
    GradientTransform transform;
    /** Where learning rates come from, null for the optimizer's. */
    Schedule schedule;

    boolean schedulePerStep;
    Limits limits = Limits.none();
    int batchSize;
    /** Passes of a step. */
    int accumulate = 1;

    long seed;
    int threads = 1;
    boolean shuffle = true;
    boolean silent;
    /** What is measured with, null for nothing. */
    Dataset validation;
    /** Steps between measurements within an epoch, 0 for none. */
    int validateEvery;

    List<Callback> callbacks = List.of();

    RunSettings(Network network) {
        this.network = network;
        this.batchSize = network.batch();
    }

    RunSettings copy() {
        try {
            return (RunSettings) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Rows of a step. */
    int rowsOfStep() {
        return Math.multiplyExact(batchSize, accumulate);
    }
}
