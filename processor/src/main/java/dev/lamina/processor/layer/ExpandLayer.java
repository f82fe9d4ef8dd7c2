package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Inserts an axis of size 1. */
final class ExpandLayer implements LayerType {
    @Override
    public String attribute() {
        return "expand";
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        List<Integer> dims = new ArrayList<>(context.input().shape().dims());
        OptionalInt axis = RowAxes.axis(context, "value", context.attributes().integer("value"), dims.size() + 1);
        if (axis.isEmpty()) {
            return Optional.empty();
        }
        dims.add(axis.getAsInt() - 1, 1);
        return Optional.of(context.reshaped(context.input(), new Shape(true, dims)));
    }
}
