package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.CopyOp;
import dev.lamina.processor.op.ElementwiseOp;
import dev.lamina.processor.op.PickOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.ReshapeOp;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives memory to what would only be a way of reading another value but is needed as an array: results, and the inputs
 * of operations that have loops of their own.
 */
final class Materialize extends Rewriter {
    private Materialize() {}

    static Graph run(Graph graph) {
        return new Materialize().materialize(graph);
    }

    @Override
    Node rewrite(Node node, List<Node> inputs) {
        boolean readsViews = node.op() instanceof ElementwiseOp
                || node.is(ReduceOp.class)
                || node.is(PickOp.class)
                || node.is(BroadcastOp.class);
        return builder.copy(
                node, readsViews ? inputs : inputs.stream().map(this::inMemory).toList());
    }

    private Node inMemory(Node node) {
        Node base = Virtual.base(node);
        if (base.is(ReshapeOp.class) || Virtual.isReal(base) || Virtual.isLeaf(base)) {
            return node;
        }
        return builder.addLike(node, new CopyOp(), List.of(node));
    }

    private Graph materialize(Graph graph) {
        Graph copy = apply(graph);
        List<Result> results = new ArrayList<>();
        for (Result result : copy.results()) {
            Node base = Virtual.base(result.node());
            Node kept = Virtual.isReal(base) ? result.node() : copied(result.node());
            results.add(new Result(result.kind(), result.name(), kept));
        }
        return new Graph(builder.nodes(), results).pruned();
    }

    private Node copied(Node node) {
        return builder.addLike(node, new CopyOp(), List.of(node));
    }
}
