package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.SqrtOp;
import java.util.List;
import java.util.Optional;

/** {@code max(0, D(anchor, positive) - D(anchor, negative) + margin)}. */
final class TripletMarginLoss implements LossType {
    @Override
    public String function() {
        return "TRIPLET_MARGIN";
    }

    @Override
    public List<String> attributes() {
        return List.of("margin", "p", "eps", "swap");
    }

    @Override
    public List<String> roles() {
        return List.of("anchor", "positive", "negative");
    }

    @Override
    public boolean accepts(LossChecks checks) {
        return checks.areVectors() && checks.isPower() && checks.isFinite("margin") && checks.isNotNegative("eps");
    }

    @Override
    public Optional<Op> target(LossAttributes attributes, Shape prediction) {
        return Optional.empty();
    }

    @Override
    public Node build(LossGraph g) {
        Node near = distance(g, g.prediction(), g.prediction(1));
        Node far = distance(g, g.prediction(), g.prediction(2));
        if (g.attributes().flag("swap")) {
            Node other = distance(g, g.prediction(1), g.prediction(2));
            far = g.choose(g.sub(far, other), other, far);
        }
        return g.reduced(
                g.positive(g.add(g.sub(near, far), g.number(g.attributes().decimal("margin", 1)))));
    }

    private static Node distance(LossGraph g, Node u, Node v) {
        Node difference = g.add(g.sub(u, v), g.number(g.attributes().decimal("eps", 1e-6f)));
        if (g.attributes().power(2) == 1) {
            return g.sum(g.absolute(difference), List.of(1));
        }
        Node squares = g.sum(g.squared(difference), List.of(1));
        // The slope of a root of 0 is infinite: what has no distance gets no gradient.
        return g.builder().add(new SqrtOp(), g.choose(squares, squares, g.number(Float.MIN_NORMAL)));
    }
}
