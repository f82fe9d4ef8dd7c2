package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.AtLeastOp;
import java.util.List;

/** {@code (log v + (x - t)² / v) / 2} of means x and variances v. */
final class GaussianNllLoss implements LossType {
    @Override
    public String function() {
        return "GAUSSIAN_NLL";
    }

    @Override
    public List<String> attributes() {
        return List.of("full", "eps");
    }

    @Override
    public List<String> roles() {
        return List.of("mean", "variance");
    }

    @Override
    public boolean accepts(LossChecks checks) {
        return checks.isNotNegative("eps") && checks.haveEqualShapes();
    }

    @Override
    public Node build(LossGraph g) {
        Node variance = g.builder().add(new AtLeastOp(g.attributes().decimal("eps", 1e-6f)), g.prediction(1));
        Node square = g.squared(g.sub(g.prediction(), g.target()));
        Node each = g.scaled(g.add(g.log(variance), g.div(square, variance)), 0.5f);
        float constant = (float) (0.5 * Math.log(2 * Math.PI));
        return g.reduced(g.attributes().flag("full") ? g.add(each, g.number(constant)) : each);
    }
}
