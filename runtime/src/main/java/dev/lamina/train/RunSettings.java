package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.metric.Metric;
import dev.lamina.model.Network;
import dev.lamina.optim.Adam;
import dev.lamina.optim.GradientTransform;
import dev.lamina.optim.Optimizer;
import dev.lamina.schedule.Schedule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    /** Factors of the rows of each class, null for none. */
    float[] classWeights;
    /** What is done to the rows of a pass, null for nothing. */
    Augmentation augmentation;
    /** What is measured with, null for nothing. */
    Dataset validation;
    /** Steps between measurements within an epoch, 0 for none. */
    int validateEvery;

    /** What is measured beside loss and accuracy. */
    List<Metric> metrics = List.of();

    List<Callback> callbacks = List.of();
    /** What runs go on from, null for nothing. */
    Path resume;

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

    /** What the bits of a run on so many rows depend on, by name. */
    Map<String, String> describe(int rows) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("rows of data", Integer.toString(rows));
        texts.put("rows of validation", validation == null ? "none" : Integer.toString(validation.size()));
        texts.put("validateEvery", Integer.toString(validateEvery));
        texts.put("optimizer", optimizer.toString());
        texts.put("gradients", transform == null ? "unchanged" : transform.toString());
        texts.put("schedule", schedule == null ? "none" : schedule + (schedulePerStep ? " per step" : " per epoch"));
        texts.put("batchSize", Integer.toString(batchSize));
        texts.put("accumulate", Integer.toString(accumulate));
        texts.put("classWeights", classWeights == null ? "none" : Arrays.toString(classWeights));
        texts.put("augmentation", augmentation == null ? "none" : "some");
        texts.put("seed", Long.toString(seed));
        texts.put("shuffle", Boolean.toString(shuffle));
        return texts;
    }

    /** Checks that data fit. */
    Binding bind(Dataset data) {
        return new Binding(network, data, classWeights != null);
    }

    /** Rows of a step. */
    int rowsOfStep() {
        return Math.multiplyExact(batchSize, accumulate);
    }
}
