package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ElementwiseOp;
import dev.lamina.processor.op.ReduceOp;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** A kernel that still grows. */
final class KernelDraft {
    /** Calls of vector functions in a kernel: the JIT has room to inline one, not always a second. */
    static final int MOST_FUNCTIONS = 1;

    /** Nodes of a kernel: far more than layers have, so that a long row of layers still makes methods of bounded size. */
    static final int MOST_NODES = 48;

    private final int index;
    private final Phase phase;
    private final Node anchor;
    private Shape domain;
    private List<Integer> innerAxes = List.of();
    private final List<Node> members = new ArrayList<>();

    KernelDraft(int index, Node first) {
        this.index = index;
        this.phase = first.phase();
        boolean loops = first.op() instanceof ElementwiseOp || first.is(ReduceOp.class);
        this.anchor = loops ? null : first;
        this.domain = first.shape();
    }

    int index() {
        return index;
    }

    Phase phase() {
        return phase;
    }

    boolean hasAnchor() {
        return anchor != null;
    }

    Node anchor() {
        return anchor;
    }

    Shape domain() {
        return domain;
    }

    List<Node> members() {
        return members;
    }

    /**
     * False if the kernel is as large as one method may be, or if the node calls a function and the kernel has as many of
     * those as one method may hold. With one more the JIT doesn't inline them all, and then vectors become objects.
     *
     * @param pending nodes that will be members as well
     */
    boolean hasRoomFor(Node node, List<Node> pending) {
        return members.size() + pending.size() < MOST_NODES
                && (!callsFunction(node) || functions(members) + functions(pending) < MOST_FUNCTIONS);
    }

    private static long functions(List<Node> nodes) {
        return nodes.stream().filter(KernelDraft::callsFunction).count();
    }

    private static boolean callsFunction(Node node) {
        return node.op() instanceof ElementwiseOp op && op.callsFunction();
    }

    void add(Node node) {
        members.add(node);
    }

    void remove(Node node) {
        members.remove(node);
    }

    void reduceOver(Shape shape, List<Integer> axes) {
        domain = shape;
        innerAxes = axes;
    }

    private Shape outer() {
        return domain.without(innerAxes);
    }

    /** True if the node can be computed in the kernel's loops, which may be widened for it. */
    boolean acceptsElementwise(Node node) {
        if (node.shape().equals(domain) || (!innerAxes.isEmpty() && node.shape().equals(outer()))) {
            return node.inputs().stream().allMatch(input -> isReadable(input, node.shape()));
        }
        return anchor == null && widensFor(node);
    }

    /** A kernel over [N] becomes one over [N, K] when a node spreads one of its members along a new axis. */
    private boolean widensFor(Node node) {
        if (!innerAxes.isEmpty()) {
            return false;
        }
        for (Node input : node.inputs()) {
            if (input.op() instanceof BroadcastOp spread && members.contains(input.input(0))) {
                List<Integer> axes = spread.target().otherAxes(spread.axes());
                boolean readable = node.inputs().stream()
                        .allMatch(other -> !members.contains(Virtual.source(other))
                                || (other.op() instanceof BroadcastOp view
                                        && view.axes().equals(spread.axes())
                                        && members.contains(other.input(0))));
                if (readable && spread.target().equals(node.shape())) {
                    domain = node.shape();
                    innerAxes = axes;
                    return true;
                }
            }
        }
        return false;
    }

    /** A reduction joins if its axes are the kernel's, or if the kernel has none so far. */
    boolean acceptsReduction(Node node, ReduceOp reduce) {
        Node input = node.input(0);
        boolean fits = input.shape().equals(domain)
                && (innerAxes.isEmpty() || innerAxes.equals(reduce.axes()))
                && isReadable(input, domain)
                && !(sumsColumns(reduce) && members.stream().anyMatch(KernelDraft::callsFunction));
        if (fits) {
            innerAxes = reduce.axes();
        }
        return fits;
    }

    /**
     * True if sums over the rows stand side by side, such as the gradient of a bias. Those loops walk down the columns, a
     * vector wide, which is no order for dear functions: these rather run along memory first.
     */
    private boolean sumsColumns(ReduceOp reduce) {
        return domain.perRow() && reduce.axes().contains(0) && !reduce.axes().contains(domain.rank() - 1);
    }

    /** True if a loop over the given shape finds the input's element at hand: in memory or computed at the same point. */
    private boolean isReadable(Node input, Shape shape) {
        Node source = Virtual.source(input);
        if (!members.contains(source)) {
            return true;
        }
        if (input == source) {
            return true;
        }
        return input.op() instanceof BroadcastOp spread
                && input.input(0) == source
                && !innerAxes.isEmpty()
                && shape.equals(domain)
                && spread.axes().equals(domain.otherAxes(innerAxes));
    }

    Kernel finish(BiPredicate<Node, KernelDraft> isReadOutside) {
        List<Node> ordered = members.stream()
                .sorted((a, b) -> Integer.compare(a.id(), b.id()))
                .toList();
        Set<Node> stores = new LinkedHashSet<>();
        ordered.stream().filter(node -> isReadOutside.test(node, this)).forEach(stores::add);
        Kernel kernel = new Kernel(phase, Optional.ofNullable(anchor), domain, innerAxes, ordered, stores);
        Set<Node> kept = new Stages(kernel).expensiveAcrossStages();
        if (kept.isEmpty()) {
            return kernel;
        }
        ordered.stream().filter(kept::contains).forEach(stores::add);
        return new Kernel(phase, Optional.ofNullable(anchor), domain, innerAxes, ordered, stores);
    }
}
