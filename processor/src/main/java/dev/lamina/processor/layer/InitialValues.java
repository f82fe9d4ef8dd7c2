package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.OpDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** First values that a layer's declaration gives to its parameters, instead of those of its operation. */
final class InitialValues {
    private static final Set<String> WITHOUT_FAN =
            Set.of("TRUNCATED_NORMAL", "NORMAL", "UNIFORM", "CONSTANT", "ZEROS", "ONES");

    private static final Map<String, List<String>> TAKEN = Map.ofEntries(
            Map.entry("KAIMING_UNIFORM", List.of("slope", "fanOut")),
            Map.entry("KAIMING_NORMAL", List.of("slope", "fanOut")),
            Map.entry("XAVIER_UNIFORM", List.of("gain")),
            Map.entry("XAVIER_NORMAL", List.of("gain")),
            Map.entry("ORTHOGONAL", List.of("gain")),
            Map.entry("TRUNCATED_NORMAL", List.of("std", "low", "high")),
            Map.entry("NORMAL", List.of("std")),
            Map.entry("UNIFORM", List.of("bound")),
            Map.entry("CONSTANT", List.of("constant")));

    private InitialValues() {}

    /** Reports what is wrong with them; returns true if all is well. */
    static boolean check(LayerDeclaration layer, Diagnostics diagnostics) {
        boolean sound = true;
        for (Optional<OpDeclaration> init :
                List.of(layer.inits().weights(), layer.inits().biases())) {
            if (init.isPresent()) {
                sound &= isSound(layer, init.get(), diagnostics);
            }
        }
        Optional<OpDeclaration> unfit = layer.inits()
                .biases()
                .filter(init -> !WITHOUT_FAN.contains(init.attributes().text("value")));
        unfit.ifPresent(init -> diagnostics.report(
                Message.BIAS_INIT_NEEDS_FAN,
                init.attributes().position("value"),
                layer.name(),
                init.attributes().text("value")));
        return sound && unfit.isEmpty();
    }

    private static boolean isSound(LayerDeclaration layer, OpDeclaration init, Diagnostics diagnostics) {
        KindAttributes attributes = new KindAttributes(layer.name(), init.attributes(), diagnostics);
        boolean sound = attributes.areTakenBy(init.attributes().text("value"), TAKEN);
        for (String name : List.of("gain", "std", "bound")) {
            sound &= attributes.isPositive(name);
        }
        for (String name : List.of("slope", "constant", "low", "high")) {
            sound &= attributes.isFinite(name);
        }
        return sound
                && attributes.is(
                        "high",
                        "0.1 or more above low, and the range within 3 of 0, for values to be found",
                        (high, all) -> high - all.decimal("low") >= 0.1f && high >= -3 && all.decimal("low") <= 3);
    }

    /** The specification of a parameter with the first values that the declaration gives it, if any. */
    static ParameterSpec override(LayerDeclaration layer, String role, ParameterSpec spec) {
        if (spec.role() == ParameterSpec.Role.STATE) {
            return spec;
        }
        boolean bias = role.contains("bias");
        Optional<OpDeclaration> init =
                bias ? layer.inits().biases() : layer.inits().weights();
        boolean applies = bias || spec.shape().rank() > 1;
        return init.filter(given -> applies)
                .map(given -> spec.with(call(given.attributes())))
                .orElse(spec);
    }

    /** True if the declaration of a layer gives first values to a parameter of that name. */
    static boolean applies(boolean biases, ParameterSpec spec) {
        String role = spec.name().substring(spec.name().lastIndexOf('.') + 1);
        boolean bias = role.contains("bias");
        return biases ? bias : !bias && spec.shape().rank() > 1;
    }

    /** The runtime's method that makes the initializer. */
    private static String call(Attributes init) {
        String fan = init.decimal("slope") + "f, " + init.flag("fanOut");
        return switch (init.text("value")) {
            case "KAIMING_UNIFORM" -> "kaimingUniform(" + fan + ")";
            case "KAIMING_NORMAL" -> "kaimingNormal(" + fan + ")";
            case "XAVIER_UNIFORM" -> "xavierUniform(" + init.decimal("gain") + "f)";
            case "XAVIER_NORMAL" -> "xavierNormal(" + init.decimal("gain") + "f)";
            case "LECUN_UNIFORM" -> "lecunUniform()";
            case "LECUN_NORMAL" -> "lecunNormal()";
            case "ORTHOGONAL" -> "orthogonal(" + init.decimal("gain") + "f)";
            case "TRUNCATED_NORMAL" -> truncated(init.decimal("std"), init.decimal("low"), init.decimal("high"));
            case "NORMAL" -> "normal(" + init.decimal("std") + "f)";
            case "UNIFORM" -> "uniform(" + init.decimal("bound") + "f)";
            case "CONSTANT" -> "constant(" + init.decimal("constant") + "f)";
            case "ZEROS" -> "zeros()";
            case "ONES" -> "ones()";
            default -> throw new IllegalArgumentException(init.text("value"));
        };
    }

    private static String truncated(float std, float low, float high) {
        String cuts = low == -2 && high == 2 ? "" : ", " + low + "f, " + high + "f";
        return "truncatedNormal(" + std + "f" + cuts + ")";
    }
}
