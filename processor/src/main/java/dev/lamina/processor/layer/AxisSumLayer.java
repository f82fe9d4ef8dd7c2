package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReduceOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sum or mean over axes of a row. */
final class AxisSumLayer implements LayerType {
    private final String attribute;
    private final boolean mean;

    AxisSumLayer(String attribute, boolean mean) {
        this.attribute = attribute;
        this.mean = mean;
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return RowAxes.axes(context, "value").map(axes -> build(context, axes));
    }

    private Node build(LayerContext context, List<Integer> axes) {
        Shape shape = context.input().shape();
        Node result = context.add(new ReduceOp(ReduceOp.Kind.SUM, axes), context.input());
        if (mean) {
            double size = axes.stream().mapToDouble(shape::dim).reduce(1, (a, b) -> a * b);
            result = context.add(new MulOp(), result, context.constant(1 / size));
        }
        List<Integer> dims = new ArrayList<>();
        for (int axis = 1; axis < shape.rank(); axis++) {
            boolean summed = axes.contains(axis);
            if (!summed || context.attributes().flag("keep")) {
                dims.add(summed ? 1 : shape.dim(axis));
            }
        }
        return context.reshaped(result, new Shape(true, dims.isEmpty() ? List.of(1) : dims));
    }
}
