package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.ConcatOp;
import java.util.Optional;
import java.util.OptionalInt;

/** Layers side by side along one axis. */
final class ConcatLayer implements LayerType {
    @Override
    public String attribute() {
        return "concat";
    }

    @Override
    public boolean isMerge() {
        return true;
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        Shape first = context.input().shape();
        OptionalInt found = RowAxes.axis(
                context,
                "value",
                context.attributes().integer("value"),
                first.dims().size());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int axis = found.getAsInt();
        double size = 0;
        for (int i = 0; i < context.inputs().size(); i++) {
            Shape shape = context.inputs().get(i).shape();
            if (shape.rank() != first.rank() || !shape.with(axis, 1).equals(first.with(axis, 1))) {
                context.reportUnfit(i, "all sizes but that of axis " + (axis - 1) + " must be equal");
                return Optional.empty();
            }
            size += shape.longSize();
        }
        return context.fitsBatch("output", size)
                ? Optional.of(context.builder().add(new ConcatOp(axis), context.inputs()))
                : Optional.empty();
    }
}
