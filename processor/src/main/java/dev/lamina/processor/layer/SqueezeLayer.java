package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drops axes of size 1. */
final class SqueezeLayer implements LayerType {
    @Override
    public String attribute() {
        return "squeeze";
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return RowAxes.axes(context, "value").flatMap(axes -> build(context, axes));
    }

    private static Optional<Node> build(LayerContext context, List<Integer> axes) {
        Shape shape = context.input().shape();
        boolean named = !context.attributes().integers("value").isEmpty();
        List<Integer> dims = new ArrayList<>();
        for (int axis = 1; axis < shape.rank(); axis++) {
            int size = shape.dim(axis);
            if (named && axes.contains(axis) && size != 1) {
                context.report(
                        Message.SQUEEZED_SIZE,
                        context.attributes().position("value"),
                        context.name(),
                        axis - 1,
                        context.from().get(0),
                        LayerContext.rowShape(context.input()),
                        size);
                return Optional.empty();
            }
            if (size != 1 || !axes.contains(axis)) {
                dims.add(size);
            }
        }
        return Optional.of(context.reshaped(context.input(), new Shape(true, dims.isEmpty() ? List.of(1) : dims)));
    }
}
