package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** Normalisation of each channel of each row by itself. */
final class InstanceNormLayer implements LayerType {
    @Override
    public String attribute() {
        return "instanceNorm";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isPositive("eps");
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        Shape shape = context.input().shape();
        if (shape.dims().size() < 2) {
            context.report(
                    Message.WRONG_RANK,
                    context.fromPosition(0),
                    context.name(),
                    context.operation(),
                    "[channels,length] or [channels,height,width]",
                    context.from().get(0),
                    LayerContext.rowShape(context.input()));
            return Optional.empty();
        }
        List<Integer> positions = shape.otherAxes(List.of(0, 1));
        Node normalised = Normalisation.standardised(context, context.input(), positions);
        return Optional.of(Normalisation.affine(context, normalised, List.of(1)));
    }
}
