package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.BilinearOp;
import dev.lamina.processor.op.ReshapeOp;
import java.util.List;
import java.util.Optional;

/** An image enlarged by whole factors. */
final class UpsampleLayer implements LayerType {
    @Override
    public String attribute() {
        return "upsample";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isPair("value", "scale", 1);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return Spatial.IMAGE.image(context).flatMap(image -> {
            Shape x = image.shape();
            List<Integer> scale = context.pair("value");
            if (!context.fitsBatch("output", (double) x.size() * scale.get(0) * scale.get(1))) {
                return Optional.empty();
            }
            boolean bilinear = context.attributes().text("mode").equals("BILINEAR");
            return Optional.of(
                    bilinear
                            ? context.add(new BilinearOp(scale.get(0), scale.get(1)), image)
                            : nearest(context, image, scale));
        });
    }

    /** Every pixel is repeated along an axis of its own behind its row and its column. */
    private static Node nearest(LayerContext context, Node image, List<Integer> scale) {
        Shape x = image.shape();
        Shape repeated = Shape.rows(x.dim(1), x.dim(2), scale.get(0), x.dim(3), scale.get(1));
        Node spread = context.spread(image, repeated, List.of(0, 1, 2, 4));
        Shape enlarged = Shape.rows(x.dim(1), x.dim(2) * scale.get(0), x.dim(3) * scale.get(1));
        return context.add(new ReshapeOp(enlarged), spread);
    }
}
