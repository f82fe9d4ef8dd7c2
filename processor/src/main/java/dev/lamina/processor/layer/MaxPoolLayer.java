package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.MaxPool2dOp;
import dev.lamina.processor.op.MaxPool2dPositionsOp;
import dev.lamina.processor.op.Pooling;
import java.util.List;
import java.util.Optional;

/** Maximum over windows of an image or a sequence. */
final class MaxPoolLayer implements LayerType {
    private final String attribute;
    private final Spatial spatial;

    MaxPoolLayer(String attribute, Spatial spatial) {
        this.attribute = attribute;
        this.spatial = spatial;
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return spatial.check(attributes, "dilation", "dilation", 1) & PoolingWindows.check(attributes, spatial);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        boolean ceil = context.attributes().flag("ceil");
        List<Integer> dilation = spatial.pair(context.attributes(), "dilation", 1);
        return spatial.image(context)
                .flatMap(image -> PoolingWindows.of(context, spatial, image.shape(), ceil, dilation)
                        .map(pooling -> spatial.result(context, maxima(context, pooling, image))));
    }

    /** Forward finds the maxima anyway, so it also notes where they are; pruned if backward doesn't ask. */
    static Node maxima(LayerContext context, Pooling pooling, Node image) {
        Node maxima = context.add(new MaxPool2dOp(pooling), image);
        context.named("Positions", new MaxPool2dPositionsOp(pooling), image);
        return maxima;
    }
}
