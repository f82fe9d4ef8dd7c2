package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.Operand;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Stages;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what a kernel does at one point of its domain, or at a vector of neighbouring points. */
final class LoopPoint {
    private final KernelCode code;
    private final Kernel kernel;
    private final LoopAxes axes;
    private final LoopMemory memory;
    private final Stages stages;
    private final Map<Node, Operand> outer = new HashMap<>();

    LoopPoint(KernelCode code, LoopAxes axes, LoopMemory memory) {
        this.code = code;
        this.kernel = code.kernel();
        this.axes = axes;
        this.memory = memory;
        this.stages = new Stages(kernel);
    }

    Stages stages() {
        return stages;
    }

    /** The values that there is one of for each run over the inner axes, as far as they are known. */
    Map<Node, Operand> outer() {
        return outer;
    }

    /** True if there is one element for each point of the domain. */
    boolean isFull(Node node) {
        return kernel.innerAxes().isEmpty() || (kernel.isFull(node) && !node.is(ReduceOp.class));
    }

    /** What is computed for each point in a stage and leaves it: stores and terms of reductions. */
    List<Node> nodes(int stage) {
        return kernel.members().stream()
                .filter(node -> stages.of(node) == stage)
                .filter(node -> node.is(ReduceOp.class)
                        || (isFull(node) && kernel.stores().contains(node)))
                .toList();
    }

    /** The reductions among some nodes. */
    static List<Node> reductions(List<Node> nodes) {
        return nodes.stream().filter(node -> node.is(ReduceOp.class)).toList();
    }

    /** The code for a point: stores, and terms added to accumulators. */
    void write(Body body, List<Node> nodes, boolean vector, Map<Node, String> accumulators) {
        Expressions expressions = new Expressions(code, body, vector, access -> memory.read(access, vector));
        outer.forEach(expressions::define);
        for (Node node : storedBefore(nodes)) {
            Access access = new Access(Access.Kind.MEMORY, node, allAxes());
            expressions.define(node, memory.read(access, vector));
        }
        for (Node node : nodes) {
            if (node.is(ReduceOp.class)) {
                expressions.announceInput(node, node.input(0));
            } else {
                expressions.announce(node);
            }
        }
        for (Node node : nodes) {
            if (node.is(ReduceOp.class)) {
                accumulate(body, node, expressions.input(node, node.input(0)), accumulators.get(node), vector);
            } else {
                memory.store(body, node, expressions.value(node), axes.address(allAxes()), vector);
            }
        }
    }

    /** Reads what the innermost loop doesn't change before it begins. */
    void hoist(Body body, List<Node> nodes) {
        Expressions scout = new Expressions(code, new Body(), false, access -> {
            memory.hoist(body, access);
            return Operand.scalar("0f");
        });
        outer.forEach(scout::define);
        storedBefore(nodes).forEach(node -> scout.define(node, Operand.scalar("0f")));
        kernel.members().stream()
                .filter(node -> !isFull(node))
                .forEach(node -> scout.define(node, Operand.scalar("0f")));
        for (Node node : nodes) {
            if (node.is(ReduceOp.class)) {
                scout.input(node, node.input(0));
            } else {
                scout.value(node);
            }
        }
    }

    /** Values that an earlier stage stored, which are read back instead of computed again. */
    private List<Node> storedBefore(List<Node> nodes) {
        int stage = nodes.isEmpty() ? 0 : stages.of(nodes.get(0));
        return kernel.members().stream()
                .filter(node -> isFull(node) && kernel.stores().contains(node) && stages.of(node) < stage)
                .toList();
    }

    private List<Integer> allAxes() {
        return kernel.domain().otherAxes(List.of());
    }

    private static void accumulate(Body body, Node reduction, Operand term, String accumulator, boolean vector) {
        if (vector) {
            String method = isSum(reduction) ? "add" : "max";
            String operand = term.vector() ? term.unwrapped() : term.asVector();
            body.line(accumulator + " = " + accumulator + "." + method + "(" + operand + ")");
        } else if (isSum(reduction)) {
            body.line(accumulator + " += " + term.unwrapped());
        } else {
            body.line(accumulator + " = Math.max(" + accumulator + ", " + term.unwrapped() + ")");
        }
    }

    /** Declares a variable for each reduction. */
    Map<Node, String> accumulators(Body body, List<Node> reductions, boolean vector) {
        Map<Node, String> names = new LinkedHashMap<>();
        for (Node node : reductions) {
            String name = code.local(reductionName(node));
            names.put(node, name);
            body.line((vector ? "FloatVector " : "float ") + name + " = " + identity(node, vector));
        }
        return names;
    }

    static String reductionName(Node node) {
        return isSum(node) ? "total" : "largest";
    }

    static boolean isSum(Node node) {
        return node.op(ReduceOp.class).kind() == ReduceOp.Kind.SUM;
    }

    /** What a reduction begins with. */
    static String identity(Node node, boolean vector) {
        String scalar = isSum(node) ? "0f" : "Float.NEGATIVE_INFINITY";
        return vector ? new Operand(scalar, false).asVector() : scalar;
    }
}
