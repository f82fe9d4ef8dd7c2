package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import java.util.List;
import java.util.Optional;

/** x where t is 1, {@code max(0, margin - x)} where it is -1. */
final class HingeEmbeddingLoss implements LossType {
    @Override
    public String function() {
        return "HINGE_EMBEDDING";
    }

    @Override
    public List<String> attributes() {
        return List.of("margin");
    }

    @Override
    public boolean accepts(LossChecks checks) {
        return checks.isFinite("margin");
    }

    @Override
    public Optional<String> domain(LossAttributes attributes) {
        return Optional.of(SIGNS);
    }

    @Override
    public Node build(LossGraph g) {
        Node x = g.prediction();
        Node apart = g.positive(g.sub(g.number(g.attributes().decimal("margin", 1)), x));
        return g.reduced(g.choose(g.target(), x, apart));
    }
}
