package dev.lamina.processor.ir;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An immutable graph: nodes in an order in which inputs come first, and the values that leave it. */
public record Graph(List<Node> nodes, List<Result> results) {
    public Graph {
        nodes = List.copyOf(nodes);
        results = List.copyOf(results);
    }

    /** The results of one kind, in order. */
    public List<Result> results(Result.Kind kind) {
        return results.stream().filter(result -> result.kind() == kind).toList();
    }

    /** The loss, if the graph has one. */
    public Optional<Node> loss() {
        return results(Result.Kind.LOSS).stream().findFirst().map(Result::node);
    }

    /** This graph without nodes that no result needs. */
    public Graph pruned() {
        Set<Node> needed = new HashSet<>();
        results.forEach(result -> needed.add(result.node()));
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (needed.contains(nodes.get(i))) {
                needed.addAll(nodes.get(i).inputs());
            }
        }
        return new Graph(nodes.stream().filter(needed::contains).toList(), results);
    }

    @Override
    public String toString() {
        return GraphPrinter.print(this);
    }
}
