package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.DivOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.SelectPositiveOp;
import dev.lamina.processor.op.SqrtOp;
import dev.lamina.processor.op.SubOp;
import java.util.List;
import java.util.Optional;

/** Division by the Euclidean length along an axis. */
final class L2NormalizeLayer implements LayerType {
    @Override
    public String attribute() {
        return "l2Normalize";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isPositive("eps");
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return RowAxes.ofInput(context).map(axis -> build(context, axis));
    }

    /** The bound is applied to the square, so that no root of 0, whose derivative is infinite, is taken. */
    private static Node build(LayerContext context, int axis) {
        Node x = context.input();
        Shape shape = x.shape();
        double eps = context.attributes().decimal("eps");
        Node bound = context.constant(Math.max(eps * eps, Float.MIN_NORMAL));
        Node squares = context.add(new ReduceOp(ReduceOp.Kind.SUM, List.of(axis)), context.add(new MulOp(), x, x));
        Node bounded = context.add(new SelectPositiveOp(), context.add(new SubOp(), squares, bound), squares, bound);
        Node scale = context.named("Scale", new DivOp(), context.constant(1), context.add(new SqrtOp(), bounded));
        return context.add(new MulOp(), x, context.spread(scale, shape, shape.otherAxes(List.of(axis))));
    }
}
