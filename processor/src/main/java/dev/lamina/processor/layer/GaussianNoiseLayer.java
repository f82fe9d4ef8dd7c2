package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.GaussianNoiseOp;
import java.util.Optional;

/** Adds noise while training. */
final class GaussianNoiseLayer implements LayerType {
    @Override
    public String attribute() {
        return "gaussianNoise";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isPositive("value");
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        Node x = context.input();
        if (!context.training()) {
            return Optional.of(x);
        }
        float deviation = context.attributes().decimal("value");
        Node noise = context.named("Noise", new GaussianNoiseOp(deviation, context.randomStream(), x.shape()));
        return Optional.of(context.add(new AddOp(), x, noise));
    }
}
