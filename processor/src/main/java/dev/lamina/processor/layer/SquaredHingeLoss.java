package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import java.util.Optional;

/** {@code max(0, 1 - x t)²}. */
final class SquaredHingeLoss implements LossType {
    @Override
    public String function() {
        return "SQUARED_HINGE";
    }

    @Override
    public Optional<String> domain(LossAttributes attributes) {
        return Optional.of(SIGNS);
    }

    @Override
    public Node build(LossGraph g) {
        return g.reduced(g.squared(g.positive(g.sub(g.number(1), g.mul(g.prediction(), g.target())))));
    }
}
