package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** {@code Σ w[label] max(0, margin - x[label] + x[c])^p / classes} over the classes c but the label. */
final class MultiMarginLoss implements LossType {
    @Override
    public String function() {
        return "MULTI_MARGIN";
    }

    @Override
    public List<String> attributes() {
        return List.of("margin", "p", "classWeights");
    }

    @Override
    public boolean accepts(LossChecks checks) {
        return checks.hasClasses(false) && checks.isPower() && checks.isFinite("margin");
    }

    @Override
    public String objective() {
        return CLASS;
    }

    @Override
    public Optional<Op> target(LossAttributes attributes, Shape prediction) {
        return ClassLosses.labels(attributes, prediction);
    }

    @Override
    public Node build(LossGraph g) {
        Node x = g.prediction();
        Shape shape = x.shape();
        Node hot = ClassLosses.oneHot(g, 1);
        Node right = g.sum(g.mul(hot, x), List.of(1));
        Node margin = g.number(g.attributes().decimal("margin", 1));
        Node excess = g.positive(g.add(g.sub(x, g.along(right, shape, 1)), margin));
        Node power = g.attributes().power(1) == 2 ? g.squared(excess) : excess;
        Node terms = g.mul(power, g.sub(g.number(1), hot));
        Node each = g.scaled(g.sum(terms, List.of(1)), 1f / shape.dim(1));
        if (!g.attributes().numbers("classWeights").isEmpty()) {
            each = g.mul(each, g.sum(g.mul(hot, g.table("classWeights", shape, 1)), List.of(1)));
        }
        return g.reduced(each);
    }
}
