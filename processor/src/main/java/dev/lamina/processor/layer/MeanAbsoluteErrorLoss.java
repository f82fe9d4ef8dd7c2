package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;

/** {@code |y - t|}. */
final class MeanAbsoluteErrorLoss implements LossType {
    @Override
    public String function() {
        return "MEAN_ABSOLUTE_ERROR";
    }

    @Override
    public Node build(LossGraph g) {
        return g.reduced(g.absolute(g.sub(g.prediction(), g.target())));
    }
}
