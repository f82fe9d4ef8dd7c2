package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.ReshapeOp;
import java.util.Optional;

/** All axes of a row become one. */
final class FlattenLayer implements LayerType {
    @Override
    public String attribute() {
        return "flatten";
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        Shape shape = Shape.rows(context.input().shape().size());
        return Optional.of(context.add(new ReshapeOp(shape), context.input()));
    }
}
