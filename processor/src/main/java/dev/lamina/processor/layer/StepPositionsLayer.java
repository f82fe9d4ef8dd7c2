package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.GatherRowsOp;
import dev.lamina.processor.op.InputOp;
import java.util.Optional;

/** What {@link PositionsLayer} computes at one step: adds the vector of the step whose number it reads second. */
final class StepPositionsLayer implements LayerType {
    static final String KIND = "stepPositions";

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
        Node step = context.inputs().get(1);
        int steps = step.op(InputOp.class).vocabulary();
        Node table = PositionsLayer.table(
                context, Shape.of(steps, context.input().shape().dim(2)));
        Node vector = context.named("Vector", new GatherRowsOp(-1), table, step);
        return Optional.of(context.add(new AddOp(), context.input(), vector));
    }
}
