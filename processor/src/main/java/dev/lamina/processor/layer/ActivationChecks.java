package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.frontend.ActivationDeclaration;
import dev.lamina.processor.frontend.LayerDeclaration;
import java.util.List;
import java.util.Map;

/** The parameters of activations: which one takes which, and what values make sense. */
final class ActivationChecks {
    private static final Map<String, List<String>> TAKEN = Map.of(
            "LEAKY_RELU", List.of("slope"),
            "ELU", List.of("alpha"),
            "CELU", List.of("alpha"),
            "HARD_TANH", List.of("min", "max"),
            "HARD_SHRINK", List.of("lambda"),
            "SOFT_SHRINK", List.of("lambda"),
            "SOFTPLUS", List.of("beta"));

    private ActivationChecks() {}

    /** Reports parameters that are wrong or belong to other activations; returns true if all is well. */
    static boolean check(LayerDeclaration layer, Diagnostics diagnostics) {
        ActivationDeclaration activation = layer.function();
        KindAttributes parameters = new KindAttributes(layer.name(), activation.parameters(), diagnostics);
        return parameters.areTakenBy(activation.function(), TAKEN)
                && TAKEN.getOrDefault(activation.function(), List.of()).stream()
                        .allMatch(name -> isSound(parameters, name));
    }

    private static boolean isSound(KindAttributes parameters, String name) {
        return switch (name) {
            case "alpha", "beta" -> parameters.isPositive(name);
            case "lambda" ->
                parameters.is(name, "a finite number from 0", (value, all) -> value >= 0 && Float.isFinite(value));
            case "max" ->
                parameters.is(
                        name,
                        "finite and above min",
                        (value, all) -> value > all.decimal("min") && Float.isFinite(value));
            default -> parameters.isFinite(name);
        };
    }
}
