package dev.lamina.processor.layer;

import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.frontend.LayerDeclaration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which layers compute each step of a sequence by itself, or carry a state from step to step. */
final class StepwiseRules {
    static final Set<String> RECURRENT = Set.of("rnn", "lstm", "gru");

    /** Layers that treat all steps alike, whatever their attributes. */
    private static final Set<String> STEP_BY_STEP =
            Set.of("dense", "embedding", "positions", "add", "sub", "mul", "div", "gaussianNoise", "finalState");

    /** Layers that do so over the last axis. */
    private static final Map<String, String> AXES =
            Map.of("concat", "value", "glu", "axis", "softmax", "axis", "l2Normalize", "axis");

    private StepwiseRules() {}

    /** Why a layer that reads a sequence can't be computed step by step; nothing if it can. */
    static Optional<String> reason(LayerDeclaration layer) {
        if (layer.op().isEmpty() || STEP_BY_STEP.contains(layer.op().get().kind())) {
            return Optional.empty();
        }
        String kind = layer.op().get().kind();
        Attributes attributes = layer.op().get().attributes();
        if (RECURRENT.contains(kind)) {
            return recurrent(layer, attributes);
        }
        if (AXES.containsKey(kind)) {
            int axis = attributes.integer(AXES.get(kind));
            return reasonIf(axis != 1 && axis != -1, kind + " runs along the steps");
        }
        return switch (kind) {
            case "rescale" -> reasonIf(isForEachStep(attributes), "rescale has numbers for each step");
            case "layerNorm", "rmsNorm" -> reasonIf(attributes.integer("axes") != 1, kind + " runs along the steps");
            case "prelu" -> reasonIf(attributes.flag("perChannel"), "prelu has a slope for each step");
            case "attention" ->
                reasonIf(!attributes.flag("causal") || layer.from().size() > 1, "attention reads other steps");
            default -> Optional.of(kind + " reads other steps");
        };
    }

    private static boolean isForEachStep(Attributes rescale) {
        boolean several = rescale.decimals("scale").size() > 1
                || rescale.decimals("offset").size() > 1;
        int axis = rescale.integer("axis");
        return several && axis != 1 && axis != -1;
    }

    private static Optional<String> recurrent(LayerDeclaration layer, Attributes attributes) {
        if (attributes.flag("bidirectional")) {
            return Optional.of("bidirectional begins at the last step");
        }
        return reasonIf(layer.from().size() > 1, "it reads first states or padding besides the sequence");
    }

    private static Optional<String> reasonIf(boolean condition, String reason) {
        return condition ? Optional.of(reason) : Optional.empty();
    }
}
