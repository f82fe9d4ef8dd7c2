package dev.lamina.processor.ir;

import java.util.HashSet;
import java.util.Set;

/** Checks what must hold of every graph; runs after each pass. A failure is a bug of the compiler, never of a model. */
public final class Verifier {
    private Verifier() {}

    /**
     * Returns the graph if it is sound.
     *
     * @throws IllegalStateException if it isn't; names the pass and the node
     */
    public static Graph verify(Graph graph, String pass) {
        Set<Node> seen = new HashSet<>();
        for (Node node : graph.nodes()) {
            for (Node input : node.inputs()) {
                check(seen.contains(input), pass, node, "uses " + input + ", which comes later or is missing");
                check(
                        input.phase() == Phase.FORWARD || node.phase() == Phase.BACKWARD,
                        pass,
                        node,
                        "belongs to the forward pass but needs " + input + " of the backward pass");
            }
            Shape inferred =
                    node.op().shape(node.inputs().stream().map(Node::shape).toList());
            check(inferred.equals(node.shape()), pass, node, "has shape " + node.shape() + " instead of " + inferred);
            check(seen.add(node), pass, node, "stands twice");
        }
        for (Result result : graph.results()) {
            check(seen.contains(result.node()), pass, result.node(), "is a result but not in the graph");
        }
        return graph;
    }

    private static void check(boolean holds, String pass, Node node, String problem) {
        if (!holds) {
            throw new IllegalStateException(
                    "after pass '" + pass + "': " + node + " = " + node.op().mnemonic() + " " + problem);
        }
    }
}
