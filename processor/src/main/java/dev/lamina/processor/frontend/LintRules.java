package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Warns of what compiles but is hardly meant, as far as that shows in names and modifiers alone. */
final class LintRules {
    /** What losses that take logits apply to them. */
    private static final Map<String, String> APPLIED = Map.of(
            "SOFTMAX_CROSS_ENTROPY", "softmax",
            "DISTRIBUTION_CROSS_ENTROPY", "softmax",
            "BINARY_CROSS_ENTROPY", "sigmoid",
            "MULTI_LABEL_SOFT_MARGIN", "sigmoid");

    private LintRules() {}

    /** Checks a model that has no errors. */
    static void check(ModelDeclaration model, Diagnostics diagnostics) {
        Set<String> used = new HashSet<>(model.outputLayers());
        model.losses().forEach(loss -> loss.against().ifPresent(used::add));
        for (LayerDeclaration layer : model.layers()) {
            used.addAll(layer.from());
            layer.weightsOf().ifPresent(used::add);
            model.losses().stream()
                    .filter(loss -> loss.sources().contains(layer.name()))
                    .findFirst()
                    .ifPresent(loss -> checkLast(layer, loss.function(), diagnostics));
        }
        for (InputDeclaration input : model.inputs()) {
            if (!used.contains(input.name())) {
                diagnostics.report(Message.UNUSED_INPUT, input.position(), input.name());
            }
        }
        for (LayerDeclaration layer : model.layers()) {
            if (!used.contains(layer.name())) {
                diagnostics.report(Message.UNUSED_LAYER, layer.positions().name(), layer.name());
            }
        }
    }

    private static void checkLast(LayerDeclaration layer, String function, Diagnostics diagnostics) {
        String applied = APPLIED.get(function);
        if (layer.activation().equals("SOFTMAX") && applied != null) {
            diagnostics.report(
                    Message.SOFTMAX_BEFORE_LOSS, layer.positions().activation(), layer.name(), function, applied);
        }
        if (layer.activation().equals("SIGMOID") && applied != null) {
            diagnostics.report(
                    Message.SIGMOID_BEFORE_LOSS, layer.positions().activation(), layer.name(), function, applied);
        }
        if (layer.dropout() > 0) {
            diagnostics.report(Message.DROPOUT_BEFORE_LOSS, layer.positions().dropout(), layer.name());
        }
    }
}
