package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Position;
import java.util.List;

/**
 * Where the attributes of a layer stand. One that the user left out stands where the layer does; names to read from stand
 * where its operation does.
 *
 * @param layer the annotation
 * @param name its name
 * @param from each name that it reads from, in order
 * @param activation its activation
 * @param dropout its dropout
 * @param l2 its L2 penalty
 * @param dropoutUnit what its dropout drops as one
 * @param l1 its L1 penalty
 * @param frozen whether it is frozen
 * @param weightsOf the layer whose parameters it uses
 */
public record LayerPositions(
        Position layer,
        Position name,
        List<Position> from,
        Position activation,
        Position dropout,
        Position l2,
        Position dropoutUnit,
        Position l1,
        Position frozen,
        Position weightsOf) {
    /** Keeps an unmodifiable copy. */
    public LayerPositions {
        from = List.copyOf(from);
    }

    /** True if the user wrote the attribute of the given position on the layer itself. */
    public boolean isWritten(Position attribute) {
        return !attribute.equals(layer);
    }

    /** Where the name of the given index stands. */
    public Position from(int index) {
        return from.get(index);
    }
}
