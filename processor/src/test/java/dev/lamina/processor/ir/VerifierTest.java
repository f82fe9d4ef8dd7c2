package dev.lamina.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.ExpOp;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.MatMulOp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private final GraphBuilder builder = new GraphBuilder().origin("net");
    private final Node x = builder.named("x", new InputOp("x", 0, Shape.rows(3)));
    private final Node e = builder.add(new ExpOp(), x);
    private final Node y = builder.named("y", new AddOp(), x, e);

    @Test
    void returnsASoundGraph() {
        Graph graph = graph(builder.nodes(), y);
        assertThat(Verifier.verify(graph, "build")).isSameAs(graph);
    }

    @Test
    void catchesAnInputThatIsMissing() {
        fails(graph(List.of(x, y), y), "%2 = add uses %1, which comes later or is missing");
    }

    @Test
    void catchesAnInputThatComesLater() {
        fails(graph(List.of(x, y, e), y), "%2 = add uses %1, which comes later or is missing");
    }

    @Test
    void catchesANodeOfAnotherGraph() {
        GraphBuilder other = new GraphBuilder();
        Node stranger = other.add(new ExpOp(), other.add(new InputOp("x", 0, Shape.rows(3))));
        List<Node> nodes = new ArrayList<>(builder.nodes());
        nodes.add(node(3, new AddOp(), List.of(y, stranger), Shape.rows(3), Phase.FORWARD));
        fails(graph(nodes, nodes.get(3)), "%3 = add uses %1, which comes later or is missing");
    }

    @Test
    void catchesAWrongShape() {
        List<Node> nodes = new ArrayList<>(builder.nodes());
        nodes.add(node(3, new ExpOp(), List.of(y), Shape.rows(4), Phase.FORWARD));
        fails(graph(nodes, nodes.get(3)), "%3 = exp has shape [N, 4] instead of [N, 3]");
    }

    @Test
    void catchesAnOperationThatIsNotDefinedOnItsInputs() {
        List<Node> nodes = new ArrayList<>(builder.nodes());
        nodes.add(node(3, new MatMulOp(), List.of(x, y), Shape.rows(3), Phase.FORWARD));
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> Verifier.verify(graph(nodes, nodes.get(3)), "test"))
                .withMessageContaining("matmul of [[N, 3], [N, 3]]");
    }

    @Test
    void catchesForwardThatNeedsBackward() {
        List<Node> nodes = new ArrayList<>(builder.nodes());
        nodes.add(node(3, new ExpOp(), List.of(y), Shape.rows(3), Phase.BACKWARD));
        nodes.add(node(4, new ExpOp(), List.of(nodes.get(3)), Shape.rows(3), Phase.FORWARD));
        fails(graph(nodes, nodes.get(4)), "belongs to the forward pass but needs %3 of the backward pass");
    }

    @Test
    void catchesANodeThatStandsTwice() {
        fails(graph(List.of(x, e, y, y), y), "%2 = add stands twice");
    }

    @Test
    void catchesAResultThatIsNotInTheGraph() {
        fails(graph(List.of(x, e), y), "%2 = add is a result but not in the graph");
    }

    @Test
    void namesThePass() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Verifier.verify(graph(List.of(x, e), y), "fold"))
                .withMessageStartingWith("after pass 'fold': ");
    }

    private static void fails(Graph graph, String problem) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Verifier.verify(graph, "test"))
                .withMessageContaining(problem);
    }

    private static Graph graph(List<Node> nodes, Node result) {
        return new Graph(nodes, List.of(new Result(Result.Kind.OUTPUT, "y", result)));
    }

    private static Node node(int id, Op op, List<Node> inputs, Shape shape, Phase phase) {
        return new Node(id, op, inputs, shape, "", "net", phase);
    }
}
