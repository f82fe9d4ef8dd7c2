package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.MulOp;
import java.util.List;
import java.util.Optional;

/** Division by the root mean square over the last axes of each row. */
final class RmsNormLayer implements LayerType {
    @Override
    public String attribute() {
        return "rmsNorm";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isAtLeast("axes", 1) & attributes.isPositive("eps");
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return Normalisation.trailingAxes(context).map(axes -> build(context, axes));
    }

    private static Node build(LayerContext context, List<Integer> axes) {
        Node x = context.input();
        Shape shape = x.shape();
        Node meanSquare = Normalisation.mean(context, "MeanSquare", context.add(new MulOp(), x, x), axes);
        Node scale = Normalisation.inverseRoot(context, meanSquare);
        Node normalised =
                context.named("Normalised", new MulOp(), x, context.spread(scale, shape, shape.otherAxes(axes)));
        return context.attributes().flag("affine") ? Normalisation.weighted(context, normalised, axes) : normalised;
    }
}
