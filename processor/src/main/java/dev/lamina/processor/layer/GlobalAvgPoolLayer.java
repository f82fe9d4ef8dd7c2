package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReduceOp;
import java.util.List;
import java.util.Optional;

/** Mean over height and width, or over the length of a sequence. */
final class GlobalAvgPoolLayer implements LayerType {
    private final String attribute;
    private final Spatial spatial;

    GlobalAvgPoolLayer(String attribute, Spatial spatial) {
        this.attribute = attribute;
        this.spatial = spatial;
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        if (spatial.image(context).isEmpty()) {
            return Optional.empty();
        }
        Shape shape = context.input().shape();
        List<Integer> axes = spatial == Spatial.IMAGE ? List.of(2, 3) : List.of(2);
        Node sum = context.add(new ReduceOp(ReduceOp.Kind.SUM, axes), context.input());
        double size = axes.stream().mapToDouble(shape::dim).reduce(1, (a, b) -> a * b);
        return Optional.of(context.add(new MulOp(), sum, context.constant(1 / size)));
    }
}
