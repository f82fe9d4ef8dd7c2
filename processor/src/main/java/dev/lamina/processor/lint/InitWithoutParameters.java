package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Lint;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.OpDeclaration;
import java.util.Optional;

/** First values for parameters that the layer hasn't. */
final class InitWithoutParameters implements LintRule {
    @Override
    public Lint lint() {
        return Lint.INIT_WITHOUT_PARAMETERS;
    }

    @Override
    public void check(LintedModel model) {
        for (LayerDeclaration layer : model.layers()) {
            if (layer.template().isEmpty()) { // what a block has is for any of its layers
                check(model, layer, layer.inits().weights(), "matrix, kernel or table");
                check(model, layer, layer.inits().biases(), "bias");
            }
        }
    }

    private void check(LintedModel model, LayerDeclaration layer, Optional<OpDeclaration> init, String parameter) {
        init.filter(given -> !model.facts().hasInitialized(layer, parameter.equals("bias")))
                .ifPresent(given ->
                        model.report(lint().message(), given.position(), layer.name(), given.kind(), parameter));
    }
}
