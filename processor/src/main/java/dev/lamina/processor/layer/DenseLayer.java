package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.MatMulOp;
import dev.lamina.processor.op.ReshapeOp;
import java.util.List;
import java.util.Optional;

/** {@code y = x W + b} over the last axis; an image is flattened first. */
final class DenseLayer implements LayerType {
    @Override
    public String attribute() {
        return "dense";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isAtLeast("value", "units", 1);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        int units = context.attributes().integer("value");
        Node x = context.input();
        if (x.shape().dims().size() == 3) {
            x = context.add(new ReshapeOp(Shape.rows(x.shape().size())), x);
        }
        int last = x.shape().rank() - 1;
        int width = x.shape().dim(last);
        double positions = x.shape().longSize() / (double) width;
        if (!context.fits("weight", (double) width * units) || !context.fitsBatch("output", positions * units)) {
            return Optional.empty();
        }
        ParameterSpec.Initial initial = ParameterSpec.Initial.uniform(1 / Math.sqrt(width));
        Node w = context.weight(Shape.of(width, units), true, initial);
        Node y = context.add(new MatMulOp(), x, w);
        if (context.attributes().flag("bias")) {
            Node b = context.parameter("bias", Shape.of(units), false, initial);
            y = context.add(new AddOp(), y, context.spread(b, y.shape(), List.of(last)));
        }
        return Optional.of(y);
    }
}
