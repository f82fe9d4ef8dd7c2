package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Result;
import java.util.List;
import java.util.Map;

/**
 * All that is left to decide is Java: which kernels run in which order and where every value lies.
 *
 * @param graph the graph after all passes
 * @param kernels the kernels in order, forward first
 * @param buffers the memory of every value that has some, by node
 */
public record Plan(Graph graph, List<Kernel> kernels, Map<Node, Buffer> buffers) {
    /** Runs the passes and plans kernels and memory; {@code share} lets values that are never alive together share. */
    public static Plan of(Graph graph, boolean share) {
        Graph lowered = Passes.run(graph);
        List<Kernel> kernels = Passes.kernels(lowered);
        return new Plan(lowered, kernels, new BufferPlanner(lowered, kernels, share).plan());
    }

    /** The kernels of one half of the step. */
    public List<Kernel> kernels(Phase phase) {
        return kernels.stream().filter(kernel -> kernel.phase() == phase).toList();
    }

    /** The memory that holds a value, views taken off. */
    public Buffer buffer(Node node) {
        Buffer buffer = buffers.get(Virtual.base(node));
        if (buffer == null) {
            throw new IllegalStateException(
                    node + " = " + node.op().mnemonic() + " of layer '" + node.origin() + "' has no memory");
        }
        return buffer;
    }

    /** Bytes of the memory that a session needs for the values of a step of so many rows. */
    public long bytes(int rows) {
        return buffers.values().stream()
                .distinct()
                .filter(buffer -> buffer.role() != Buffer.Role.PARAMETER
                        && buffer.role() != Buffer.Role.OUTPUT
                        && buffer.sharesWith().isEmpty())
                .mapToLong(buffer ->
                        4L * buffer.shape().longSize() * (buffer.shape().perRow() ? rows : 1))
                .sum();
    }

    /** The memory of the results of one kind, in order. */
    public List<Buffer> results(Result.Kind kind) {
        return graph.results(kind).stream().map(result -> buffer(result.node())).toList();
    }
}
