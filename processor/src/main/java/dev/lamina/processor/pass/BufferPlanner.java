package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.LabelsOp;
import dev.lamina.processor.op.OutputOp;
import dev.lamina.processor.op.PadImageOp;
import dev.lamina.processor.op.ParameterOp;
import dev.lamina.processor.op.TableOp;
import dev.lamina.processor.op.TargetOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides where every value lies. A value takes over the memory of one that no later kernel reads, if that is large
 * enough; padded images keep memory of their own, since their borders are zeroed only once.
 */
final class BufferPlanner {
    private final Graph graph;
    private final List<Kernel> kernels;
    private final boolean share;
    private final Names names = new Names();
    private final Map<Node, Buffer> buffers = new LinkedHashMap<>();
    private final Map<Node, Integer> lastUse = new HashMap<>();
    private final Set<Node> pinned = new HashSet<>();
    private final Map<String, Node> parameters = new HashMap<>();
    private final FreeMemory memory = new FreeMemory();

    BufferPlanner(Graph graph, List<Kernel> kernels, boolean share) {
        this.graph = graph;
        this.kernels = kernels;
        this.share = share;
    }

    Map<Node, Buffer> plan() {
        graph.nodes().stream().filter(Virtual::isLeaf).forEach(this::leaf);
        graph.nodes().stream()
                .filter(node -> node.is(ParameterOp.class))
                .forEach(node ->
                        parameters.putIfAbsent(node.op(ParameterOp.class).name(), node));
        graph.results().forEach(this::result);
        for (int i = 0; i < kernels.size(); i++) {
            for (Node member : kernels.get(i).members()) {
                for (Node input : member.inputs()) {
                    lastUse.put(Virtual.source(input), i);
                }
            }
        }
        for (int i = 0; i < kernels.size(); i++) {
            for (Node store : new ArrayList<>(kernels.get(i).stores())) {
                if (!buffers.containsKey(store)) {
                    value(store, i);
                }
            }
        }
        return buffers;
    }

    private void leaf(Node node) {
        if (node.op() instanceof InputOp input) {
            put(node, Buffer.Role.INPUT, input.name(), Optional.empty());
        } else if (node.op() instanceof TargetOp target) {
            put(node, Buffer.Role.TARGET, Integer.toString(target.slot()), Optional.empty());
        } else if (node.op() instanceof LabelsOp labels) {
            put(node, Buffer.Role.TARGET, Integer.toString(labels.slot()), Optional.empty());
        } else if (node.op() instanceof OutputOp output) {
            put(node, Buffer.Role.OUTPUT, output.layer(), Optional.empty());
        } else if (node.op() instanceof TableOp table) {
            String numbers = table.values().stream().map(value -> value + "f").collect(Collectors.joining(", "));
            put(node, Buffer.Role.CONSTANT, numbers, Optional.empty());
        } else if (node.op() instanceof ParameterOp parameter) {
            put(node, Buffer.Role.PARAMETER, parameter.name(), Optional.empty());
        }
    }

    /** The new value of a state is written where the old one lies. */
    private void result(Result result) {
        Node base = Virtual.base(result.node());
        pinned.add(base);
        if (result.kind() == Result.Kind.STATE) {
            Optional.ofNullable(parameters.get(result.name())).ifPresent(node -> buffers.put(base, buffers.get(node)));
        }
    }

    private void value(Node node, int kernel) {
        Optional<Node> free = share && !pinned.contains(node) && !node.is(PadImageOp.class)
                ? memory.find(node, kernel)
                : Optional.empty();
        put(node, Buffer.Role.VALUE, "", free.map(other -> buffers.get(other).name()));
        if (!pinned.contains(node) && !node.is(PadImageOp.class)) {
            memory.keep(free.orElse(node), lastUse.getOrDefault(node, kernel));
        }
    }

    private void put(Node node, Buffer.Role role, String key, Optional<String> sharesWith) {
        buffers.put(
                node,
                new Buffer(names.name(node), role, node.shape(), node.op().type(), key, sharesWith, Optional.of(node)));
    }
}
