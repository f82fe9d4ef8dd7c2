package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Position;
import java.util.Map;

/**
 * The activation of a layer.
 *
 * @param function name of the enum constant, {@code NONE} for none
 * @param parameters what {@code @ActivationParameters} says, with defaults filled in
 */
public record ActivationDeclaration(String function, Attributes parameters) {
    /** What stands for no activation. */
    public static final String NONE = "NONE";

    /** No activation of a layer at some place. */
    public static ActivationDeclaration none(Position layer) {
        return new ActivationDeclaration(NONE, new Attributes(Map.of(), Map.of(), layer));
    }

    /** True if nothing is applied and nobody says how. */
    boolean isNothing() {
        return function.equals(NONE) && parameters.explicit().isEmpty();
    }

    static ActivationDeclaration read(Mirror layer) {
        return new ActivationDeclaration(
                layer.text("activation"),
                layer.annotation("activationParameters").toAttributes());
    }
}
