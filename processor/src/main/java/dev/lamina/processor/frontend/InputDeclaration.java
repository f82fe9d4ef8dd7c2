package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Position;
import java.util.List;

/**
 * One {@code @Input}.
 *
 * @param name unique among inputs and layers
 * @param shape shape of one row: 1 to 4 sizes, each at least 1, whose product times the batch fits an array
 * @param vocabulary for integers from 0 to below it how many there are; 0 for floats
 * @param position the annotation
 * @param shapePosition its shape
 */
public record InputDeclaration(
        String name, List<Integer> shape, int vocabulary, Position position, Position shapePosition) {
    /** An input of floats. */
    public InputDeclaration(String name, List<Integer> shape, Position position, Position shapePosition) {
        this(name, shape, 0, position, shapePosition);
    }

    /** Keeps an unmodifiable copy. */
    public InputDeclaration {
        shape = List.copyOf(shape);
    }
}
