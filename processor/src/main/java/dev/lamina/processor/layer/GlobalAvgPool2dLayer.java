package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReduceOp;
import java.util.List;
import java.util.Optional;

/** Mean over height and width. */
final class GlobalAvgPool2dLayer implements LayerType {
    @Override
    public String attribute() {
        return "globalAvgPool2d";
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        if (!context.hasRank(3, "[channels, height, width]")) {
            return Optional.empty();
        }
        Shape shape = context.input().shape();
        Node sum = context.add(new ReduceOp(ReduceOp.Kind.SUM, List.of(2, 3)), context.input());
        double area = (double) shape.dim(2) * shape.dim(3);
        return Optional.of(context.add(new MulOp(), sum, context.constant(1 / area)));
    }
}
