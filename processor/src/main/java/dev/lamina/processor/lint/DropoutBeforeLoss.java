package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Lint;
import dev.lamina.processor.frontend.LayerDeclaration;

/** Dropout on the layer that a loss reads. */
final class DropoutBeforeLoss implements LintRule {
    @Override
    public Lint lint() {
        return Lint.DROPOUT_BEFORE_LOSS;
    }

    @Override
    public void check(LintedModel model) {
        for (LayerDeclaration layer : model.layers()) {
            if (layer.dropout() > 0 && model.loss(layer).isPresent()) {
                model.report(lint().message(), layer.positions().dropout(), layer.name());
            }
        }
    }
}
