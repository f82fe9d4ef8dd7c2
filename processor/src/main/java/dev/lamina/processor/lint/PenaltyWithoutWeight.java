package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Lint;
import dev.lamina.processor.diagnostic.Position;
import dev.lamina.processor.frontend.LayerDeclaration;

/** An L1 or L2 penalty on a layer that has no trained weight of its own. */
final class PenaltyWithoutWeight implements LintRule {
    @Override
    public Lint lint() {
        return Lint.PENALTY_WITHOUT_WEIGHT;
    }

    @Override
    public void check(LintedModel model) {
        for (LayerDeclaration layer : model.layers()) {
            if (layer.frozen() || !model.facts().isPenalised(layer)) {
                report(model, layer, "l2", layer.l2(), layer.positions().l2());
                report(
                        model,
                        layer,
                        "l1",
                        layer.regularisers().l1(),
                        layer.positions().l1());
            }
        }
    }

    private void report(LintedModel model, LayerDeclaration layer, String attribute, float lambda, Position position) {
        if (lambda > 0 && layer.positions().isWritten(position)) {
            model.report(lint().message(), position, layer.name(), attribute);
        }
    }
}
