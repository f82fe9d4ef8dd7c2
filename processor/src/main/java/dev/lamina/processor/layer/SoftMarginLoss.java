package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.SoftplusOp;
import java.util.Optional;

/** {@code log(1 + exp(-x t))}. */
final class SoftMarginLoss implements LossType {
    @Override
    public String function() {
        return "SOFT_MARGIN";
    }

    @Override
    public Optional<String> domain(LossAttributes attributes) {
        return Optional.of(SIGNS);
    }

    @Override
    public Node build(LossGraph g) {
        Node product = g.mul(g.prediction(), g.target());
        return g.reduced(g.builder().add(new SoftplusOp(), g.scaled(product, -1)));
    }
}
