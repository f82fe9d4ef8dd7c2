package dev.lamina.processor.pass;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.layer.LayerCase;
import dev.lamina.processor.layer.LayerCases;
import dev.lamina.processor.op.ElementwiseOp;
import dev.lamina.processor.op.OpCase;
import dev.lamina.processor.op.OpCases;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.PlanInvariants;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Kernels hold few vector functions, since the JVM compiles methods with more of them badly. */
class VectorFunctionLimitTest {
    @Test
    void chainsAreSplitWhereAKernelIsFull() {
        Graph graph = chain("TANH", "SIGMOID", "GELU", "SOFTPLUS", "ELU");
        assertThat(functions(graph)).containsExactly(1L, 1L, 1L, 1L, 1L);
        PlanInvariants.check(Plan.of(graph, true));
    }

    @Test
    void whatFollowsAReductionIsNotPulledIntoAFullKernel() {
        Graph graph = chain("TANH", "SIGMOID", "SOFTMAX");
        assertThat(functions(graph)).containsExactly(1L, 1L, 1L);
        PlanInvariants.check(Plan.of(graph, true));
    }

    @Test
    void whatIsPulledInBringsNoSecondFunction() {
        Graph graph = model(8).add(layer("inner").activation("TANH"))
                .add(layer("outer").activation("SIGMOID"))
                .add(layer("square").op("mul").from("input", "input"))
                .add(layer("result").op("mul").from("square", "outer"))
                .network()
                .inference();
        assertThat(functions(graph)).containsExactlyInAnyOrder(1L, 1L);
        PlanInvariants.check(Plan.of(graph, true));
    }

    @Test
    void chainsThatFitStayInOneKernel() {
        assertThat(functions(chain("TANH", "RELU6", "HARD_SWISH", "SOFT_SHRINK")))
                .containsExactly(1L);
    }

    @Test
    void holdsForAllOperationsAndLayers() {
        Stream<Graph> operations = OpCases.all().stream().map(VectorFunctionLimitTest::graph);
        Stream<Graph> layers = LayerCases.all().stream().map(VectorFunctionLimitTest::graph);
        assertThat(Stream.concat(operations, layers))
                .allSatisfy(
                        graph -> assertThat(functions(graph)).allMatch(count -> count <= KernelDraft.MOST_FUNCTIONS));
    }

    private static Graph graph(OpCase test) {
        GraphCase graph = test.graph(2, 1);
        return graph.graph();
    }

    private static Graph graph(LayerCase test) {
        return test.model().network().training();
    }

    private static Graph chain(String... activations) {
        var model = model(8);
        for (int i = 0; i < activations.length; i++) {
            model.add(layer("layer" + i).activation(activations[i]));
        }
        return model.network().inference();
    }

    /** How many functions each kernel calls. */
    private static List<Long> functions(Graph graph) {
        return Plan.of(graph, true).kernels().stream()
                .map(kernel -> kernel.members().stream()
                        .filter(node -> node.op() instanceof ElementwiseOp op && op.callsFunction())
                        .count())
                .toList();
    }
}
