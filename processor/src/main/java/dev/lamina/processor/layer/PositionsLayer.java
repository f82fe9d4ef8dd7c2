package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import java.util.List;
import java.util.Optional;

/** Adds vectors that tell positions apart. */
final class PositionsLayer implements LayerType {
    @Override
    public String attribute() {
        return "positions";
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        if (!context.hasRank(2, "[steps, width]")) {
            return Optional.empty();
        }
        Shape shape = context.input().shape();
        Shape table = new Shape(false, shape.dims());
        Node vectors = table(context, table);
        return Optional.of(context.add(new AddOp(), context.input(), context.spread(vectors, shape, List.of(1, 2))));
    }

    /** The vector of each position, {@code [steps, width]}. */
    static Node table(LayerContext context, Shape shape) {
        return context.attributes().text("value").equals("LEARNED")
                ? context.weight(shape, false, ParameterSpec.Initial.normal(1))
                : context.state("table", shape, ParameterSpec.Initial.sinusoidal());
    }
}
