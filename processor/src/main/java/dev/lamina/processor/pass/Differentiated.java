package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells which formulas of forward a kernel of backward differentiates: those of the values in memory that were computed
 * from the nodes whose gradient rules made the kernel's members.
 */
public final class Differentiated {
    private final Set<Node> inMemory;
    /** For a node of forward the value in memory whose formula it is a part of, the first if there are several. */
    private final Map<Node, Node> partOf = new HashMap<>();

    /** Looks at the formulas of forward in a plan. */
    public Differentiated(Plan plan) {
        this.inMemory = plan.buffers().keySet();
        plan.kernels(Phase.FORWARD).forEach(kernel -> kernel.stores().forEach(this::formula));
    }

    private void formula(Node value) {
        Deque<Node> left = new ArrayDeque<>();
        left.add(value);
        while (!left.isEmpty()) {
            Node node = left.remove();
            boolean isPart = node == value || !inMemory.contains(node);
            if (isPart && partOf.putIfAbsent(node, value) == null) {
                left.addAll(node.inputs());
            }
        }
    }

    /** The values of forward, in the order in which they are computed. */
    public Collection<Node> of(Kernel kernel) {
        Set<Node> values = new LinkedHashSet<>();
        kernel.members().stream()
                .flatMap(member -> member.differentiated().stream())
                .filter(partOf::containsKey)
                .map(partOf::get)
                .sorted((first, second) -> Integer.compare(first.id(), second.id()))
                .forEach(values::add);
        return values;
    }
}
