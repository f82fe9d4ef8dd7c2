package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.ElementwiseOp;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Nodes that one method computes: either one that needs loops of its own (a matrix product, a convolution, ...)
 * followed by element-wise nodes on its result, or element-wise nodes and reductions over one domain.
 *
 * @param anchor the node that needs loops of its own, if there is one
 * @param domain the shape that the loops run over
 * @param innerAxes axes of the domain that reductions of this kernel run over; empty if it has none
 * @param members all nodes, the anchor first, in an order in which inputs come first
 * @param stores the members that are written to memory, since other kernels or the outside read them
 */
public record Kernel(
        Phase phase,
        Optional<Node> anchor,
        Shape domain,
        List<Integer> innerAxes,
        List<Node> members,
        Set<Node> stores) {
    public Kernel {
        innerAxes = List.copyOf(innerAxes);
        members = List.copyOf(members);
        stores = new LinkedHashSet<>(stores);
    }

    /** The shape of what the kernel has one of for each run over the inner axes. */
    public Shape outer() {
        return domain.without(innerAxes);
    }

    /** True if the node has one element for each point of the domain. */
    public boolean isFull(Node node) {
        return node.shape().equals(domain);
    }

    /** The value that the kernel is named after. */
    public Node mainStore() {
        if (anchor.isPresent()
                && stores.contains(anchor.get())
                && !anchor.get().name().isEmpty()) {
            return anchor.get();
        }
        Node main = stores.iterator().next();
        for (Node store : stores) {
            main = store.name().isEmpty() ? main : store;
        }
        return main;
    }

    /** How many members call a function such as exp. */
    public long functions() {
        return members.stream()
                .filter(node -> node.op() instanceof ElementwiseOp op && op.callsFunction())
                .count();
    }

    /** Floating-point operations for one row. */
    public long flops() {
        return members.stream()
                .mapToLong(node -> node.op()
                        .flops(
                                node.shape(),
                                node.inputs().stream().map(Node::shape).toList()))
                .sum();
    }
}
