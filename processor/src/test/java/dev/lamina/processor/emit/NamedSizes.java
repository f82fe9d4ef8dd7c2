package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** The names of sizes in a model, against the sizes. */
final class NamedSizes {
    private NamedSizes() {}

    /** Fails if any size of any value of a model, whether or not code asks for it, has a name of another value. */
    static void check(ModelFacts facts) {
        Dimensions dimensions = facts.namedSizes(name -> false);
        Stream.of(facts.training(), facts.inference(), facts.evaluation())
                .flatMap(plan -> plan.graph().nodes().stream())
                .forEach(node -> check(node, dimensions));
    }

    private static void check(Node node, Dimensions dimensions) {
        Shape shape = node.shape();
        for (int axis = shape.perRow() ? 1 : 0; axis < shape.rank(); axis++) {
            String size = dimensions.size(node, axis);
            assertThat(value(size, dimensions.constants()))
                    .as("%s for axis %d of %s", size, axis, node)
                    .isEqualTo(shape.dim(axis));
        }
        String row = dimensions.rowSize(node);
        assertThat(value(row, dimensions.constants()))
                .as("%s for a row of %s", row, node)
                .isEqualTo(shape.size());
    }

    /** The value of a product of constants and numbers. */
    private static int value(String product, Map<String, Integer> constants) {
        return Arrays.stream(product.replaceAll("[()]", "").split(" \\* "))
                .mapToInt(factor -> constants.containsKey(factor) ? constants.get(factor) : Integer.parseInt(factor))
                .reduce(1, Math::multiplyExact);
    }
}
