package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Lint;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.layer.LayerFacts;

/** Two dense layers with nothing non-linear between them. */
final class LinearAfterLinear implements LintRule {
    @Override
    public Lint lint() {
        return Lint.LINEAR_AFTER_LINEAR;
    }

    @Override
    public void check(LintedModel model) {
        for (LayerDeclaration layer : model.layers()) {
            if (LintedModel.is(layer, "dense")) {
                model.plainBefore(layer)
                        .filter(before -> LintedModel.is(before, "dense"))
                        .filter(before -> !isBottleneck(before, layer, model.facts()))
                        .ifPresent(before -> model.report(
                                lint().message(), layer.op().orElseThrow().position(), layer.name(), before.name()));
            }
        }
    }

    /** True if the first of two dense layers is narrower than what stands around it: a weight of low rank, on purpose. */
    private static boolean isBottleneck(LayerDeclaration before, LayerDeclaration layer, LayerFacts facts) {
        int width = width(facts.shape(before.name()));
        return width < width(facts.shape(before.from().get(0))) && width < width(facts.shape(layer.name()));
    }

    /** Size of the last axis, or of all where a dense layer takes an image as one row. */
    private static int width(Shape shape) {
        return shape.dims().size() == 3 ? shape.size() : shape.dim(shape.rank() - 1);
    }
}
