package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.Pooling;
import dev.lamina.processor.op.ReshapeOp;
import java.util.Optional;

/** Maximum over height and width, or over the length of a sequence. */
final class GlobalMaxPoolLayer implements LayerType {
    private final String attribute;
    private final Spatial spatial;

    GlobalMaxPoolLayer(String attribute, Spatial spatial) {
        this.attribute = attribute;
        this.spatial = spatial;
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return spatial.image(context).map(image -> {
            Shape x = image.shape();
            Pooling whole = new Pooling(x.dim(2), x.dim(3), 1, 1, 0, 0, false);
            return context.add(new ReshapeOp(Shape.rows(x.dim(1))), MaxPoolLayer.maxima(context, whole, image));
        });
    }
}
