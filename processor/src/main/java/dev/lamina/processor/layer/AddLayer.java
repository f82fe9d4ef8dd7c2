package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.AddOp;
import java.util.Optional;

/** Element-wise sum of layers of equal shape. */
final class AddLayer implements LayerType {
    @Override
    public String attribute() {
        return "add";
    }

    @Override
    public boolean isMerge() {
        return true;
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        Node first = context.input();
        Node sum = first;
        for (int i = 1; i < context.inputs().size(); i++) {
            Node next = context.inputs().get(i);
            if (!next.shape().equals(first.shape())) {
                context.reportUnlike(
                        Message.DIFFERENT_SHAPES,
                        i,
                        context.name(),
                        context.operation(),
                        context.from().get(0),
                        LayerContext.rowShape(first),
                        context.from().get(i),
                        LayerContext.rowShape(next));
                return Optional.empty();
            }
            sum = context.add(new AddOp(), sum, next);
        }
        return Optional.of(sum);
    }
}
