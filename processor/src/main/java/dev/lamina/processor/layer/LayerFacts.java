package dev.lamina.processor.layer;

import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.ir.Shape;

/** What is known of the layers of a model once they are built, also of those that nothing uses. */
public final class LayerFacts {
    private final LayerStack stack;

    LayerFacts(LayerStack stack) {
        this.stack = stack;
    }

    /** Shape of an input or of a layer's result. */
    public Shape shape(String name) {
        return stack.values().get(name).shape();
    }

    /** True if a layer has parameters of its own. */
    public boolean hasParameters(LayerDeclaration layer) {
        return !stack.parameters(layer).isEmpty();
    }

    /** True if a layer has parameters of its own that take the first values of {@code biasInit} or of {@code init}. */
    public boolean hasInitialized(LayerDeclaration layer, boolean biases) {
        return stack.parameters(layer).stream().anyMatch(spec -> InitialValues.applies(biases, spec));
    }

    /** True if a layer's L1 or L2 penalty applies to a weight of it. */
    public boolean isPenalised(LayerDeclaration layer) {
        return stack.isPenalised(layer.name());
    }
}
