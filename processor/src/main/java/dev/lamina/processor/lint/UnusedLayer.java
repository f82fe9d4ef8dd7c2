package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Lint;
import dev.lamina.processor.frontend.LayerDeclaration;
import java.util.Set;

/** A layer that neither another layer nor a loss nor an output uses. */
final class UnusedLayer implements LintRule {
    @Override
    public Lint lint() {
        return Lint.UNUSED_LAYER;
    }

    @Override
    public void check(LintedModel model) {
        Set<String> used = model.used();
        for (LayerDeclaration layer : model.layers()) {
            if (!used.contains(layer.name())) {
                model.report(lint().message(), layer.positions().name(), layer.name());
            }
        }
    }
}
