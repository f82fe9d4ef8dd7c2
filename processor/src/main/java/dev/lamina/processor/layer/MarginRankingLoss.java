package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import java.util.List;
import java.util.Optional;

/** {@code max(0, margin - t (x1 - x2))}. */
final class MarginRankingLoss implements LossType {
    @Override
    public String function() {
        return "MARGIN_RANKING";
    }

    @Override
    public List<String> attributes() {
        return List.of("margin");
    }

    @Override
    public List<String> roles() {
        return List.of("first", "second");
    }

    @Override
    public boolean accepts(LossChecks checks) {
        return checks.haveEqualShapes() && checks.isFinite("margin");
    }

    @Override
    public Optional<String> domain(LossAttributes attributes) {
        return Optional.of(SIGNS);
    }

    @Override
    public Node build(LossGraph g) {
        Node product = g.mul(g.target(), g.sub(g.prediction(), g.prediction(1)));
        return g.reduced(g.positive(g.sub(g.number(g.attributes().decimal("margin", 0)), product)));
    }
}
