package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.SubOp;
import java.util.List;

/** {@code d² / (2 β)} for |d| up to β, {@code |d| - β / 2} beyond; both agree at β. */
final class SmoothL1Loss implements LossType {
    @Override
    public String function() {
        return "SMOOTH_L1";
    }

    @Override
    public List<String> attributes() {
        return List.of("beta");
    }

    @Override
    public boolean accepts(LossChecks checks) {
        return checks.isPositive("beta");
    }

    @Override
    public Node build(LossGraph g) {
        float beta = g.attributes().decimal("beta");
        Node error = g.named("Error", new SubOp(), g.prediction(), g.target());
        Node size = g.absolute(error);
        Node line = g.sub(size, g.number(beta / 2));
        return g.reduced(g.choose(g.sub(size, g.number(beta)), line, g.scaled(g.squared(error), 0.5f / beta)));
    }
}
