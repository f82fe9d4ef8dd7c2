package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.ElementwiseOp;
import dev.lamina.processor.op.ReduceOp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When each node of a kernel with reductions can be computed. Stage s is the s-th run over the inner axes; what a
 * reduction of stage s yields is there from stage s + 1 on.
 */
public final class Stages {
    private final Kernel kernel;
    private final Map<Node, Integer> stages = new HashMap<>();

    public Stages(Kernel kernel) {
        this.kernel = kernel;
        for (Node node : kernel.members()) {
            int stage = 0;
            for (Node input : node.inputs()) {
                stage = Math.max(stage, ready(Virtual.source(input)));
            }
            stages.put(node, stage);
        }
    }

    private int ready(Node node) {
        if (!stages.containsKey(node)) {
            return 0;
        }
        return stages.get(node) + (node.is(ReduceOp.class) ? 1 : 0);
    }

    /** The stage in which a node is computed: for one that isn't per point of the domain, the stage before which. */
    public int of(Node node) {
        return stages.get(node);
    }

    /** Number of stages, counting the values that are only there after the last run. */
    public int count() {
        return kernel.members().stream()
                        .mapToInt(node -> stages.get(node) + 1)
                        .max()
                        .orElse(0)
                + (kernel.members().stream().anyMatch(node -> node.is(ReduceOp.class)) ? 1 : 0);
    }

    /** Nodes that are too dear to be computed again in a later stage than their own, so they are kept. */
    Set<Node> expensiveAcrossStages() {
        Set<Node> kept = new HashSet<>();
        Set<Visit> seen = new HashSet<>();
        for (Node reader : kernel.members()) {
            if (kernel.isFull(reader) || reader.is(ReduceOp.class)) {
                for (Node input : reader.inputs()) {
                    collect(input, stages.get(reader), kept, seen);
                }
            }
        }
        return kept;
    }

    /** A node as a later stage reads it. */
    private record Visit(Node node, int stage) {}

    private void collect(Node node, int stage, Set<Node> kept, Set<Visit> seen) {
        boolean earlier = stages.containsKey(node)
                && kernel.isFull(node)
                && node.op() instanceof ElementwiseOp
                && !kernel.innerAxes().isEmpty()
                && stages.get(node) < stage
                && !kernel.stores().contains(node)
                && seen.add(new Visit(node, stage));
        if (!earlier) {
            return;
        }
        if (node.op() instanceof ElementwiseOp op && op.expensive()) {
            kept.add(node);
            return;
        }
        List<Node> inputs = node.inputs();
        inputs.forEach(input -> collect(input, stage, kept, seen));
    }
}
