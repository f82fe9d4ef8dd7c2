package dev.lamina.processor.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.ir.Verifier;
import dev.lamina.processor.testing.Chosen;
import dev.lamina.processor.testing.FiniteDifferences;
import dev.lamina.processor.testing.GraphCase;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation's gradient against the slope of its value, in double precision. */
@Tag("any-jdk")
class OpGradientTest {
    static List<OpCase> cases() {
        return Chosen.of(OpCases.all());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTheSlopeOfTheValue(OpCase test) {
        check(test.graph(3, 11));
        check(test.graph(1, 12));
    }

    private static void check(GraphCase graph) {
        Verifier.verify(graph.graph(), "differentiate");
        List<Result> gradients = graph.graph().results().stream()
                .filter(result -> result.kind() == Result.Kind.GRADIENT || result.kind() == Result.Kind.INPUT_GRADIENT)
                .toList();
        assertThat(gradients).as("gradients of %s", graph).isNotEmpty();
        for (Result gradient : gradients) {
            Node leaf = graph.graph().nodes().stream()
                    .filter(node -> node.op().equals(graph.leaf(gradient).orElseThrow()))
                    .findFirst()
                    .orElseThrow();
            assertThat(gradient.node().shape())
                    .as("shape of the gradient of %s", gradient.name())
                    .isEqualTo(leaf.shape());
        }
        FiniteDifferences.check(graph);
    }
}
