package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;

/** {@code max(0, 1 - x t)}. */
final class HingeLoss implements LossType {
    @Override
    public String function() {
        return "HINGE";
    }

    @Override
    public Node build(LossGraph g) {
        return g.reduced(g.positive(g.sub(g.number(1), g.mul(g.prediction(), g.target()))));
    }
}
