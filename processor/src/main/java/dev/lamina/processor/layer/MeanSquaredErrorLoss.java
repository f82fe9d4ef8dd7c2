package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.SubOp;

/** {@code (y - t)²}. */
final class MeanSquaredErrorLoss implements LossType {
    @Override
    public String function() {
        return "MEAN_SQUARED_ERROR";
    }

    @Override
    public Node build(LossGraph g) {
        Node error = g.named("Error", new SubOp(), g.prediction(), g.target());
        return g.reduced(g.squared(error));
    }
}
