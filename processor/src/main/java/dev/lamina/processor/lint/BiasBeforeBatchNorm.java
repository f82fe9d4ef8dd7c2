package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Lint;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.layer.LayerFacts;
import java.util.Set;

/** A bias that batch normalisation subtracts again, one for each channel. */
final class BiasBeforeBatchNorm implements LintRule {
    private static final Set<String> CONVOLUTIONS =
            Set.of("conv1d", "conv2d", "depthwiseConv2d", "convTranspose1d", "convTranspose2d");

    @Override
    public Lint lint() {
        return Lint.BIAS_BEFORE_BATCH_NORM;
    }

    @Override
    public void check(LintedModel model) {
        for (LayerDeclaration layer : model.layers()) {
            if (LintedModel.is(layer, "batchNorm")) {
                model.plainBefore(layer)
                        .filter(before -> addsToChannels(before, model.facts()))
                        .filter(before -> !before.frozen()) // its bias belongs to weights that were trained elsewhere
                        .ifPresent(before -> model.report(
                                lint().message(),
                                before.op().orElseThrow().attributes().position("bias"),
                                before.name(),
                                layer.name()));
            }
        }
    }

    private static boolean addsToChannels(LayerDeclaration layer, LayerFacts facts) {
        boolean vector = facts.shape(layer.name()).dims().size() == 1;
        boolean convolution =
                layer.op().filter(op -> CONVOLUTIONS.contains(op.kind())).isPresent();
        return (convolution || (LintedModel.is(layer, "dense") && vector))
                && layer.op().orElseThrow().attributes().flag("bias");
    }
}
