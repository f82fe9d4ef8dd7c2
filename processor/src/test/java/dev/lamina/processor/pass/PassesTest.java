package dev.lamina.processor.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.layer.LayerCase;
import dev.lamina.processor.layer.LayerCases;
import dev.lamina.processor.op.Conv2dOp;
import dev.lamina.processor.op.Conv2dWeightGradientOp;
import dev.lamina.processor.op.OpCase;
import dev.lamina.processor.op.OpCases;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.InterpreterRunner;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Passes change how a graph computes its results, never what they are. */
@Tag("any-jdk")
class PassesTest {
    private static final double TOLERANCE = 1e-12;

    static List<OpCase> operations() {
        return OpCases.all();
    }

    static List<LayerCase> layers() {
        return LayerCases.all();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void keepTheValuesOfOperations(OpCase test) {
        check(test.graph(3, 41));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void keepTheValuesOfLayers(LayerCase test) {
        check(test.training(3, 42));
        check(test.inference(3, 43));
    }

    static void check(GraphCase test) {
        Graph lowered = Passes.run(test.graph());
        assertThat(lowered.nodes()).noneMatch(node -> node.is(Conv2dOp.class) || node.is(Conv2dWeightGradientOp.class));
        assertThat(Passes.run(test.graph()).toString()).as("the same twice").isEqualTo(lowered.toString());
        assertThat(results(lowered))
                .containsExactlyElementsOf(results(test.graph()).toList());
        Map<String, double[]> before = new InterpreterRunner().run(test.graph(), test.rows(), test.externals());
        Map<String, double[]> after = new InterpreterRunner().run(lowered, test.rows(), test.externals());
        before.forEach((key, expected) -> {
            double scale =
                    Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(0));
            assertThat(after.get(key)).as("%s of %s", key, test).hasSameSizeAs(expected);
            for (int i = 0; i < expected.length; i++) {
                assertThat(after.get(key)[i])
                        .as("element %d of %s in %s", i, key, test)
                        .isCloseTo(expected[i], within(TOLERANCE * scale));
            }
        });
    }

    private static Stream<String> results(Graph graph) {
        return graph.results().stream().map(result -> describe(result));
    }

    private static String describe(Result result) {
        return result.kind() + " " + result.name() + " " + result.node().shape();
    }
}
