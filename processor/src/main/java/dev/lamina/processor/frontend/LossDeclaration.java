package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Position;
import java.util.List;
import java.util.Optional;

/**
 * One {@code @Loss}.
 *
 * @param name unique among the losses of the model
 * @param function name of the enum constant
 * @param sources the layers that it reads from: those that the user named, else the last
 * @param against the input or layer that it compares them with, if the target doesn't come from outside
 * @param target name of the target in data sets; empty for the usual one of an only loss
 * @param weight its factor in the sum of all losses
 * @param attributes all that the annotation says
 * @param position the annotation
 * @param fromPosition the names, or the annotation where they are left out
 */
public record LossDeclaration(
        String name,
        String function,
        List<String> sources,
        Optional<String> against,
        String target,
        float weight,
        Attributes attributes,
        Position position,
        Position fromPosition) {
    /** What the only loss of a model is called. */
    public static final String ONLY = "loss";

    /** Keeps an unmodifiable copy. */
    public LossDeclaration {
        sources = List.copyOf(sources);
    }

    /** The only loss of a model, with a target from outside. */
    public LossDeclaration(
            String function, List<String> sources, Attributes attributes, Position position, Position fromPosition) {
        this(ONLY, function, sources, Optional.empty(), "", 1, attributes, position, fromPosition);
    }

    /** The first layer that it reads from, which predictions show. */
    public String from() {
        return sources.get(0);
    }
}
