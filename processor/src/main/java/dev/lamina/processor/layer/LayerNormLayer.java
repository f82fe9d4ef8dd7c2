package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import java.util.Optional;

/** Layer normalisation over the last axes of each row. */
final class LayerNormLayer implements LayerType {
    @Override
    public String attribute() {
        return "layerNorm";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isAtLeast("axes", 1) & attributes.isPositive("eps");
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return Normalisation.trailingAxes(context)
                .map(axes -> Normalisation.affine(
                        context, Normalisation.standardised(context, context.input(), axes), axes));
    }
}
