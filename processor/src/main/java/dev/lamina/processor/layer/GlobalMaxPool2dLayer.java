package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.Pooling;
import dev.lamina.processor.op.ReshapeOp;
import java.util.Optional;

/** Maximum over height and width. */
final class GlobalMaxPool2dLayer implements LayerType {
    @Override
    public String attribute() {
        return "globalMaxPool2d";
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return Spatial.IMAGE.image(context).map(image -> {
            Shape x = image.shape();
            Pooling whole = new Pooling(x.dim(2), x.dim(3), 1, 1, 0, 0, false);
            return context.add(new ReshapeOp(Shape.rows(x.dim(1))), MaxPoolLayer.maxima(context, whole, image));
        });
    }
}
