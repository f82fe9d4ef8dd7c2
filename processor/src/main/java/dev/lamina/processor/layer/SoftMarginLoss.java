package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.SoftplusOp;

/** {@code log(1 + exp(-x t))}. */
final class SoftMarginLoss implements LossType {
    @Override
    public String function() {
        return "SOFT_MARGIN";
    }

    @Override
    public Node build(LossGraph g) {
        Node product = g.mul(g.prediction(), g.target());
        return g.reduced(g.builder().add(new SoftplusOp(), g.scaled(product, -1)));
    }
}
