package dev.lamina.processor.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.ir.Verifier;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.ExpOp;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.MatMulOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ParameterOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.testing.FiniteDifferences;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.Leaves;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReverseModeTest {
    @Test
    void addsUpWhatComesBackOnSeveralWays() {
        Leaves leaves = new Leaves(2, 5);
        Node x = leaves.input(3);
        Node once = leaves.add(new ExpOp(), x);
        Node twice = leaves.add(new MulOp(), once, leaves.add(new AddOp(), x, once));
        GraphCase test = leaves.differentiate("several ways", leaves.add(new MulOp(), twice, x));
        FiniteDifferences.check(test);
    }

    @Test
    void namesAGradientThatSeveralNodesShare() {
        Leaves leaves = new Leaves(2, 6);
        Node first = leaves.input(3);
        Node second = leaves.input(3);
        Node sum = leaves.add(new AddOp(), first, second);
        Node third = leaves.add(new AddOp(), leaves.add(new ExpOp(), first), sum);
        GraphCase test = leaves.differentiate("shared", leaves.add(new MulOp(), third, leaves.input(3)));
        Verifier.verify(test.graph(), "differentiate");
        FiniteDifferences.check(test);
    }

    @Test
    void differentiatesOnlyWhatLeadsToWantedNodes() {
        GraphBuilder b = new GraphBuilder();
        Node x = b.named("x", new InputOp("x", 0, Shape.rows(3)));
        Node frozen = b.named("frozen", new ParameterOp("frozen", Shape.of(3, 4)));
        Node hidden = b.named("hidden", new MatMulOp(), x, frozen);
        Node w = b.named("w", new ParameterOp("w", Shape.of(4, 2)));
        Node y = b.named("y", new MatMulOp(), b.named("active", new ExpOp(), hidden), w);
        Node loss = b.named("loss", new ReduceOp(ReduceOp.Kind.SUM, List.of(0, 1)), y);
        Map<Node, Node> gradients = ReverseMode.differentiate(b, loss, List.of(w));
        assertThat(gradients).containsOnlyKeys(w);
        Graph graph = new Graph(b.nodes(), List.of(new Result(Result.Kind.GRADIENT, "w", gradients.get(w))));
        assertThat(graph.nodes().stream()
                        .filter(node -> node.phase() == Phase.BACKWARD)
                        .map(Node::name))
                .contains("dY", "dW")
                .doesNotContain("dActive", "dHidden", "dFrozen", "dX");
        assertThat(graph.nodes().stream().filter(node -> node.is(MatMulOp.class)))
                .as("products: two forward, none back to the frozen layer")
                .hasSize(2);
    }

    @Test
    void givesNoGradientForWhatTheLossDoesNotDependOn() {
        GraphBuilder b = new GraphBuilder();
        Node used = b.named("used", new ParameterOp("used", Shape.of(3)));
        Node unused = b.named("unused", new ParameterOp("unused", Shape.of(3)));
        Node loss = b.named("loss", new ReduceOp(ReduceOp.Kind.SUM, List.of(0)), used);
        assertThat(ReverseMode.differentiate(b, loss, List.of(used, unused))).containsOnlyKeys(used);
    }

    @Test
    void namesGradientsAfterWhatTheyBelongTo() {
        assertThat(ReverseMode.gradientName("hidden")).isEqualTo("dHidden");
        assertThat(ReverseMode.gradientName("hiddenW")).isEqualTo("dHiddenW");
    }
}
