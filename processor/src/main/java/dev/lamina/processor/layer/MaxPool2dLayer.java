package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.MaxPool2dOp;
import dev.lamina.processor.op.MaxPool2dPositionsOp;
import java.util.Optional;

/** Maximum over windows of an image. */
final class MaxPool2dLayer implements LayerType {
    @Override
    public String attribute() {
        return "maxPool2d";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return PoolingWindows.check(attributes);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return PoolingWindows.of(context, context.attributes().flag("ceil")).map(pooling -> {
            Node maxima = context.add(new MaxPool2dOp(pooling), context.input());
            // Forward finds the maxima anyway, so it also notes where they are; pruned if backward doesn't ask.
            context.named("Positions", new MaxPool2dPositionsOp(pooling), context.input());
            return maxima;
        });
    }
}
