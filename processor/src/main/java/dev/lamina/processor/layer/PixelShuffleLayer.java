package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.PixelShuffleOp;
import java.util.Optional;

/** Channels become pixels: {@code [c · factor², height, width]} to {@code [c, height · factor, width · factor]}. */
final class PixelShuffleLayer implements LayerType {
    @Override
    public String attribute() {
        return "pixelShuffle";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isAtLeast("value", "factor", 1);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return Spatial.IMAGE.image(context).flatMap(image -> {
            int factor = context.attributes().integer("value");
            Shape x = image.shape();
            long planes = (long) factor * factor;
            if (x.dim(1) % planes != 0) {
                context.report(
                        Message.WRONG_RANK,
                        context.fromPosition(0),
                        context.name(),
                        context.operation(),
                        "[" + planes + " · channels, height, width]",
                        context.from().get(0),
                        LayerContext.rowShape(image));
                return Optional.empty();
            }
            return Optional.of(
                    context.add(new PixelShuffleOp(factor, factor, x.dim(2) * factor, x.dim(3) * factor), image));
        });
    }
}
