package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.OneHotOp;
import dev.lamina.processor.op.SelectPositiveOp;
import java.util.Optional;

/** Marks the step whose number it reads second with a 1, among those that were marked before. */
final class SeenStepsLayer implements LayerType {
    static final String KIND = "seenSteps";

    @Override
    public String attribute() {
        return KIND;
    }

    @Override
    public boolean readsIndices() {
        return true;
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        Node now = now(context, context.inputs().get(1));
        return Optional.of(context.add(new SelectPositiveOp(), now, context.constant(1), context.input()));
    }

    /** 1 at the step of the given number, 0 at all others: {@code [N, steps]}. */
    static Node now(LayerContext context, Node step) {
        int steps = step.op(InputOp.class).vocabulary();
        return context.reshaped(context.add(new OneHotOp(Shape.rows(1, steps), 2, -1), step), Shape.rows(steps));
    }
}
