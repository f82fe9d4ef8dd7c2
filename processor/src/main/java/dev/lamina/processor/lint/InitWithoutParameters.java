package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Lint;
import dev.lamina.processor.frontend.InitDeclarations;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.OpDeclaration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** First values for parameters that the layer hasn't. What is given for a block is meant for any of its layers. */
final class InitWithoutParameters implements LintRule {
    @Override
    public Lint lint() {
        return Lint.INIT_WITHOUT_PARAMETERS;
    }

    @Override
    public void check(LintedModel model) {
        check(model, InitDeclarations::weights, "matrix, kernel or table");
        check(model, InitDeclarations::biases, "bias");
    }

    private void check(LintedModel model, Function<InitDeclarations, Optional<OpDeclaration>> kind, String parameter) {
        Map<OpDeclaration, LayerDeclaration> given = new LinkedHashMap<>();
        Set<OpDeclaration> used = new LinkedHashSet<>();
        for (LayerDeclaration layer : model.layers()) {
            kind.apply(layer.inits()).ifPresent(init -> {
                given.putIfAbsent(init, layer);
                if (model.facts().hasInitialized(layer, parameter.equals("bias"))) {
                    used.add(init);
                }
            });
        }
        given.forEach((init, layer) -> {
            if (!used.contains(init)) {
                model.report(lint().message(), init.position(), layer.name(), init.kind(), parameter);
            }
        });
    }
}
