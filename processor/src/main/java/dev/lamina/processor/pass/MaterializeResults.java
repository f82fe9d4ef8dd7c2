package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.CopyOp;
import java.util.ArrayList;
import java.util.List;

/** Gives every result memory of its own kind: one that is only a spread number or an input is copied. */
final class MaterializeResults extends Rewriter {
    private MaterializeResults() {}

    static Graph run(Graph graph) {
        return new MaterializeResults().materialize(graph);
    }

    @Override
    Node rewrite(Node node, List<Node> inputs) {
        return builder.copy(node, inputs);
    }

    private Graph materialize(Graph graph) {
        Graph copy = apply(graph);
        List<Result> results = new ArrayList<>();
        for (Result result : copy.results()) {
            Node base = Virtual.base(result.node());
            Node kept = Virtual.isReal(base) ? result.node() : copied(builder, result.node());
            results.add(new Result(result.kind(), result.name(), kept));
        }
        return new Graph(builder.nodes(), results).pruned();
    }

    private static Node copied(GraphBuilder builder, Node node) {
        Node whole = Virtual.isNumber(node) && node.shape().rank() > 0
                ? builder.add(new BroadcastOp(node.shape(), List.of()), node)
                : node;
        return builder.addLike(node, new CopyOp(), List.of(whole));
    }
}
