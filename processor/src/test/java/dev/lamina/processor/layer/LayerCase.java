package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.ModelMaker;
import dev.lamina.processor.testing.RandomValues;

/** A small model that its tests run. */
public record LayerCase(String name, ModelMaker model) {
    /** The graph of a training step with random values. */
    public GraphCase training(int rows, long seed) {
        return graph(model.network().training(), rows, seed);
    }

    /** The graph of a prediction with random values. */
    public GraphCase inference(int rows, long seed) {
        return graph(model.network().inference(), rows, seed);
    }

    /** True for the cases that are about losses or what differs between training and inference. */
    public boolean evaluated() {
        return name.contains("loss")
                || name.contains("dropout")
                || name.contains("noise")
                || name.contains("activity")
                || name.contains("batchNorm");
    }

    /** One of the graphs of the model's network with random values. */
    public GraphCase graph(Graph graph, int rows, long seed) {
        return new GraphCase(
                name + ", " + rows + " rows, seed " + seed, graph, rows, new RandomValues(seed).forLeaves(graph, rows));
    }

    @Override
    public String toString() {
        return name;
    }
}
