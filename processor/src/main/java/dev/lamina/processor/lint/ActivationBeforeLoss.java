package dev.lamina.processor.lint;

import dev.lamina.processor.frontend.LayerDeclaration;
import java.util.Map;
import java.util.Optional;

/** An activation on the layer of a loss that takes logits. */
abstract class ActivationBeforeLoss implements LintRule {
    /** What losses that take logits apply to them. */
    private static final Map<String, String> APPLIED = Map.of(
            "SOFTMAX_CROSS_ENTROPY", "softmax",
            "DISTRIBUTION_CROSS_ENTROPY", "softmax",
            "BINARY_CROSS_ENTROPY", "sigmoid",
            "MULTI_LABEL_SOFT_MARGIN", "sigmoid");

    private final String activation;

    ActivationBeforeLoss(String activation) {
        this.activation = activation;
    }

    @Override
    public void check(LintedModel model) {
        for (LayerDeclaration layer : model.layers()) {
            Optional<String> function = model.loss(layer).map(loss -> loss.function());
            if (layer.activation().equals(activation)
                    && function.filter(APPLIED::containsKey).isPresent()) {
                model.report(
                        lint().message(),
                        layer.positions().activation(),
                        layer.name(),
                        function.get(),
                        APPLIED.get(function.get()));
            }
        }
    }
}
