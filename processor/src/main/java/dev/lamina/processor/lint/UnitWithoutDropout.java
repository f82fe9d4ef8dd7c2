package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Lint;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.Regularisers;

/** What dropout drops as one, on a layer without dropout. */
final class UnitWithoutDropout implements LintRule {
    @Override
    public Lint lint() {
        return Lint.UNIT_WITHOUT_DROPOUT;
    }

    @Override
    public void check(LintedModel model) {
        for (LayerDeclaration layer : model.layers()) {
            String unit = layer.regularisers().dropoutUnit();
            if (layer.dropout() == 0 && !unit.equals(Regularisers.NONE.dropoutUnit())) {
                model.report(lint().message(), layer.positions().dropoutUnit(), layer.name(), unit);
            }
        }
    }
}
