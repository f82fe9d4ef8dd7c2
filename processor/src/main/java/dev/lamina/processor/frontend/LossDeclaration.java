package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Position;
import java.util.List;

/**
 * The {@code @Loss}.
 *
 * @param function name of the enum constant
 * @param sources the layers that it reads from: those that the user named, else the last
 * @param attributes all that the annotation says
 * @param position the annotation
 * @param fromPosition the names, or the annotation where they are left out
 */
public record LossDeclaration(
        String function, List<String> sources, Attributes attributes, Position position, Position fromPosition) {
    public LossDeclaration {
        sources = List.copyOf(sources);
    }

    /** The first layer that it reads from, which predictions show. */
    public String from() {
        return sources.get(0);
    }
}
