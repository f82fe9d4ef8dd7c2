package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Lint;
import dev.lamina.processor.frontend.LayerDeclaration;

/** A layer without parameters that says itself that it is frozen. */
final class FrozenWithoutParameters implements LintRule {
    @Override
    public Lint lint() {
        return Lint.FROZEN_WITHOUT_PARAMETERS;
    }

    @Override
    public void check(LintedModel model) {
        for (LayerDeclaration layer : model.layers()) {
            boolean frozenHere = layer.frozen()
                    && layer.positions().isWritten(layer.positions().frozen());
            if (frozenHere && !model.facts().hasParameters(layer)) {
                model.report(lint().message(), layer.positions().frozen(), layer.name());
            }
        }
    }
}
