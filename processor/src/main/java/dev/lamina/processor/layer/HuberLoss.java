package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.SubOp;
import java.util.List;

/** {@code d² / 2} for |d| up to δ, {@code δ (|d| - δ / 2)} beyond. */
final class HuberLoss implements LossType {
    @Override
    public String function() {
        return "HUBER";
    }

    @Override
    public List<String> attributes() {
        return List.of("delta");
    }

    @Override
    public boolean accepts(LossChecks checks) {
        return checks.isPositive("delta");
    }

    @Override
    public Node build(LossGraph g) {
        float delta = g.attributes().decimal("delta");
        Node error = g.named("Error", new SubOp(), g.prediction(), g.target());
        Node size = g.absolute(error);
        Node line = g.scaled(g.sub(size, g.number(delta / 2)), delta);
        return g.reduced(g.choose(g.sub(size, g.number(delta)), line, g.scaled(g.squared(error), 0.5f)));
    }
}
