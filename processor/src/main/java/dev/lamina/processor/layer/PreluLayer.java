package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReshapeOp;
import dev.lamina.processor.op.SelectPositiveOp;
import java.util.List;
import java.util.Optional;

/** ReLU whose slope on the negative side is learned, once or for each channel. */
final class PreluLayer implements LayerType {
    private static final int CHANNEL = 1;

    @Override
    public String attribute() {
        return "prelu";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isFinite("initial");
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        Node x = context.input();
        boolean perChannel = context.attributes().flag("perChannel");
        int slopes = perChannel ? x.shape().dim(CHANNEL) : 1;
        Node weight = context.parameter(
                "weight",
                Shape.of(slopes),
                false,
                ParameterSpec.Initial.constant(context.attributes().decimal("initial")));
        Node slope = perChannel
                ? context.spread(weight, x.shape(), List.of(CHANNEL))
                : context.add(new ReshapeOp(Shape.SCALAR), weight);
        Node negative = context.add(new MulOp(), x, slope);
        return Optional.of(context.add(new SelectPositiveOp(), x, x, negative));
    }
}
