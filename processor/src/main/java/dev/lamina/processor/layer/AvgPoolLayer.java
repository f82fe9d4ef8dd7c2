package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.AvgPool2dOp;
import java.util.List;
import java.util.Optional;

/** Mean over windows of an image or a sequence. */
final class AvgPoolLayer implements LayerType {
    private final String attribute;
    private final Spatial spatial;

    AvgPoolLayer(String attribute, Spatial spatial) {
        this.attribute = attribute;
        this.spatial = spatial;
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return PoolingWindows.check(attributes, spatial);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        boolean countPadding = context.attributes().flag("countIncludePad");
        return spatial.image(context)
                .flatMap(image -> PoolingWindows.of(context, spatial, image.shape(), false, List.of(1, 1))
                        .map(pooling ->
                                spatial.result(context, context.add(new AvgPool2dOp(pooling, countPadding), image))));
    }
}
