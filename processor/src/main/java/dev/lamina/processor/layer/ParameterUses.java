package dev.lamina.processor.layer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which parameter each layer uses in each role, be it its own or another layer's. */
public final class ParameterUses {
    private final Map<Use, ParameterSpec> specs = new HashMap<>();

    private record Use(String layer, String role) {}

    void put(String layer, String role, ParameterSpec spec) {
        specs.put(new Use(layer, role), spec);
    }

    /**
     * The parameter that a layer uses, if it has one of that role.
     *
     * @param role what the layer calls it, such as {@code weight}
     */
    Optional<ParameterSpec> of(String layer, String role) {
        return Optional.ofNullable(specs.get(new Use(layer, role)));
    }
}
