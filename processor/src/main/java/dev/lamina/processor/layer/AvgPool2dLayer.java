package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.AvgPool2dOp;
import java.util.Optional;

/** Mean over windows of an image. */
final class AvgPool2dLayer implements LayerType {
    @Override
    public String attribute() {
        return "avgPool2d";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return PoolingWindows.check(attributes);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        boolean countPadding = context.attributes().flag("countIncludePad");
        return PoolingWindows.of(context, false)
                .map(pooling -> context.add(new AvgPool2dOp(pooling, countPadding), context.input()));
    }
}
