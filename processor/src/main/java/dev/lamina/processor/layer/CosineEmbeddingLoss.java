package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.SqrtOp;
import dev.lamina.processor.op.TargetOp;
import java.util.List;
import java.util.Optional;

/** {@code 1 - cos} where t is 1, {@code max(0, cos - margin)} where it is -1. */
final class CosineEmbeddingLoss implements LossType {
    @Override
    public String function() {
        return "COSINE_EMBEDDING";
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
        return checks.areVectors() && checks.isFinite("margin");
    }

    @Override
    public Optional<Op> target(LossAttributes attributes, Shape prediction) {
        return Optional.of(new TargetOp("target", 0, Shape.rows()));
    }

    @Override
    public Optional<String> domain(LossAttributes attributes) {
        return Optional.of(SIGNS);
    }

    @Override
    public Node build(LossGraph g) {
        Node a = g.prediction();
        Node b = g.prediction(1);
        Node dot = g.sum(g.mul(a, b), List.of(1));
        Node norms = g.mul(squaredNorm(g, a), squaredNorm(g, b));
        Node cosine = g.div(dot, g.builder().add(new SqrtOp(), norms));
        Node apart = g.positive(g.sub(cosine, g.number(g.attributes().decimal("margin", 0))));
        return g.reduced(g.choose(g.target(), g.sub(g.number(1), cosine), apart));
    }

    /** With a small number added, so that the cosine of what is 0 is 0. */
    private static Node squaredNorm(LossGraph g, Node a) {
        return g.add(g.sum(g.squared(a), List.of(1)), g.number(1e-12f));
    }
}
