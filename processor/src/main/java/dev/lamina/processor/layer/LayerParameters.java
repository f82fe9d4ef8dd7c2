package dev.lamina.processor.layer;

import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import java.util.List;
import java.util.stream.Collectors;

/** The parameters and states that a layer declares: its own, or those of a layer whose weights it uses. */
final class LayerParameters {
    private final LayerDeclaration layer;
    private final NetworkParts parts;
    private final SharedWeights weights;

    LayerParameters(LayerDeclaration layer, NetworkParts parts, SharedWeights weights) {
        this.layer = layer;
        this.parts = parts;
        this.weights = weights;
    }

    /** A weight that the optimizer changes, unless the layer is frozen. */
    Node parameter(String role, Shape shape, boolean transposed, ParameterSpec.Initial initial) {
        return declare(role, learned(role, shape, transposed, initial));
    }

    /** A weight to which the layer's L1 and L2 penalties apply, unless another layer owns it. */
    Node weight(String role, Shape shape, boolean transposed, ParameterSpec.Initial initial) {
        ParameterSpec spec = learned(role, shape, transposed, initial);
        return weights.find(role, spec, wish(role)).orElseGet(() -> {
            Node own = declareOwn(role, spec);
            parts.penalise(own, new WeightPenalty(layer.regularisers().l1(), layer.l2()));
            return own;
        });
    }

    private ParameterSpec learned(String role, Shape shape, boolean transposed, ParameterSpec.Initial initial) {
        ParameterSpec.Role kind = layer.frozen() ? ParameterSpec.Role.FROZEN : ParameterSpec.Role.TRAINABLE;
        return new ParameterSpec(layer.path() + "." + role, kind, transposed, shape, initial);
    }

    /** A state. */
    Node state(String role, Shape shape, ParameterSpec.Initial initial) {
        return declare(
                role, new ParameterSpec(layer.path() + "." + role, ParameterSpec.Role.STATE, false, shape, initial));
    }

    /** The parameter that is shared with another layer, else a new one. */
    private Node declare(String role, ParameterSpec spec) {
        return weights.find(role, spec, wish(role)).orElseGet(() -> declareOwn(role, spec));
    }

    private Node declareOwn(String role, ParameterSpec spec) {
        ParameterSpec own = InitialValues.override(layer, role, spec);
        parts.uses().put(layer.name(), role, own);
        return parts.parameter(own, wish(role));
    }

    private String wish(String role) {
        return layer.name() + shortName(role);
    }

    /** {@code W} for weight, {@code B} for bias, {@code RunningMean} for running_mean, {@code OutProjBias} for out_proj.bias. */
    private static String shortName(String role) {
        if (role.equals("weight") || role.equals("bias")) {
            return role.equals("weight") ? "W" : "B";
        }
        return List.of(role.split("[_.]")).stream()
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
