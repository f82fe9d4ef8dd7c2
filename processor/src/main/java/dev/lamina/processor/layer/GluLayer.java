package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.SigmoidOp;
import dev.lamina.processor.op.SliceOp;
import java.util.Optional;
import java.util.StringJoiner;

/** Gated linear unit: the first half of an axis times the sigmoid of the second. */
final class GluLayer implements LayerType {
    @Override
    public String attribute() {
        return "glu";
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return RowAxes.ofInput(context).flatMap(axis -> build(context, axis));
    }

    private static Optional<Node> build(LayerContext context, int axis) {
        int size = context.input().shape().dim(axis);
        if (size % 2 != 0) {
            context.report(
                    Message.WRONG_RANK,
                    context.fromPosition(0),
                    context.name(),
                    context.operation(),
                    wanted(context, axis),
                    context.from().get(0),
                    LayerContext.rowShape(context.input()));
            return Optional.empty();
        }
        int half = size / 2;
        Node value = context.named("Value", new SliceOp(axis, 0, half), context.input());
        Node gate = context.named("Gate", new SliceOp(axis, half, size), context.input());
        return Optional.of(context.add(new MulOp(), value, context.add(new SigmoidOp(), gate)));
    }

    /** The input's shape with {@code 2n} where an even size is needed. */
    private static String wanted(LayerContext context, int axis) {
        StringJoiner shape = new StringJoiner(",", "[", "]");
        for (int i = 1; i < context.input().shape().rank(); i++) {
            shape.add(
                    i == axis ? "2n" : Integer.toString(context.input().shape().dim(i)));
        }
        return shape.toString();
    }
}
