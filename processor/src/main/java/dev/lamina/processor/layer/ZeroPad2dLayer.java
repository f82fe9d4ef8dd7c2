package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.ZeroPad2dOp;
import java.util.List;
import java.util.Optional;

/** Zeros around an image. */
final class ZeroPad2dLayer implements LayerType {
    @Override
    public String attribute() {
        return "zeroPad2d";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.hasCount("value", "pad", List.of(1, 2, 4), "1, 2 or 4")
                && attributes.areAtLeast("value", "pad", 0);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return Spatial.IMAGE.image(context).flatMap(image -> {
            Shape x = image.shape();
            ConvolutionPadding pad = ConvolutionPadding.of(context.attributes().integers("value"));
            if (!context.fitsBatch("output", (double) x.dim(1) * pad.height(x) * pad.width(x))) {
                return Optional.empty();
            }
            ZeroPad2dOp op = new ZeroPad2dOp((int) pad.top(), (int) pad.bottom(), (int) pad.left(), (int) pad.right());
            return Optional.of(context.add(op, image));
        });
    }
}
