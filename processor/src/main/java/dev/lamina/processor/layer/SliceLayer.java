package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.SliceOp;
import java.util.Optional;
import java.util.OptionalInt;

/** A range along one axis. */
final class SliceLayer implements LayerType {
    @Override
    public String attribute() {
        return "slice";
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        int count = context.input().shape().dims().size();
        OptionalInt axis = RowAxes.axis(context, "axis", context.attributes().integer("axis"), count);
        if (axis.isEmpty()) {
            return Optional.empty();
        }
        int size = context.input().shape().dim(axis.getAsInt());
        int written = context.attributes().integer("to");
        OptionalInt from =
                RowAxes.index(context, "from", "from", context.attributes().integer("from"), size);
        OptionalInt last = written == Integer.MAX_VALUE || written == size
                ? OptionalInt.of(size)
                : RowAxes.index(context, "to", "to", written, size);
        if (from.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        if (from.getAsInt() >= last.getAsInt()) {
            context.report(
                    Message.EMPTY_SLICE,
                    context.attributes().position("to"),
                    context.name(),
                    from.getAsInt(),
                    last.getAsInt());
            return Optional.empty();
        }
        SliceOp slice = new SliceOp(axis.getAsInt(), from.getAsInt(), last.getAsInt());
        boolean whole = slice.from() == 0 && slice.to() == size;
        return Optional.of(whole ? context.input() : context.add(slice, context.input()));
    }
}
