package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Result;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds a new graph by replacing the nodes of one, in order. */
abstract class Rewriter {
    /** Where the new nodes are made. */
    final GraphBuilder builder = new GraphBuilder();

    /** The node that takes the given one's place; {@code inputs} are what took its inputs' places. */
    abstract Node rewrite(Node node, List<Node> inputs);

    /** The new graph, without what no result needs. */
    final Graph apply(Graph graph) {
        Map<Node, Node> replacements = new HashMap<>();
        for (Node node : graph.nodes()) {
            List<Node> inputs = node.inputs().stream().map(replacements::get).toList();
            builder.differentiating(replaced(node.differentiated(), replacements));
            replacements.put(node, rewrite(node, inputs));
        }
        builder.differentiating(Set.of());
        List<Result> results = graph.results().stream()
                .map(result -> new Result(result.kind(), result.name(), replacements.get(result.node())))
                .toList();
        return new Graph(builder.nodes(), results).pruned();
    }

    private static Set<Node> replaced(Set<Node> nodes, Map<Node, Node> replacements) {
        Set<Node> replaced = new LinkedHashSet<>();
        nodes.forEach(node -> replaced.add(replacements.get(node)));
        return replaced;
    }
}
