package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Position;
import java.util.List;

/**
 * One {@code @Input}.
 *
 * @param name unique among inputs and layers
 * @param shape shape of one row: 1 to 4 sizes, each at least 1, whose product times the batch fits an array
 * @param position the annotation
 * @param shapePosition its shape
 */
public record InputDeclaration(String name, List<Integer> shape, Position position, Position shapePosition) {
    /** Keeps an unmodifiable copy. */
    public InputDeclaration {
        shape = List.copyOf(shape);
    }
}
