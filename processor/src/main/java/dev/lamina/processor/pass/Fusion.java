package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.op.BatchMatMulOp;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ElementwiseOp;
import dev.lamina.processor.op.MatMulOp;
import dev.lamina.processor.op.MatMulTransposedOp;
import dev.lamina.processor.op.OneHotOp;
import dev.lamina.processor.op.PickOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.ShiftedConv2dOp;
import dev.lamina.processor.op.SideResultOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gathers nodes into kernels. A node joins the latest kernel that it depends on if the loops fit, so a bias and a relu
 * end up where the matrix product stores its result, and a whole softmax or layer norm in one pass over each row.
 */
final class Fusion {
    /** Element-wise operations behind a product: more are too much for the registers of a tile. */
    private static final int MOST_AFTER_PRODUCT = 4;

    /** What a kernel is a side result of: its operation applied to the inputs. */
    private record Main(Op op, Phase phase, List<Node> inputs) {}

    private final Map<Node, KernelDraft> kernelOf = new HashMap<>();
    private final List<KernelDraft> drafts = new ArrayList<>();
    private final Map<Main, KernelDraft> anchors = new HashMap<>();
    private final Map<Node, List<Node>> consumers = new HashMap<>();
    private final Set<Node> results = new HashSet<>();

    private Fusion(Graph graph) {
        for (Node node : graph.nodes()) {
            if (!Virtual.isView(node) && !Virtual.isNumber(node)) {
                for (Node input : node.inputs()) {
                    consumers
                            .computeIfAbsent(Virtual.source(input), key -> new ArrayList<>())
                            .add(node);
                }
            }
        }
        graph.results().stream().map(Result::node).map(Virtual::source).forEach(results::add);
    }

    /** The kernels of a graph, those of the forward pass first, each after the ones that it depends on. */
    static List<Kernel> run(Graph graph) {
        Fusion fusion = new Fusion(graph);
        for (Phase phase : Phase.values()) {
            graph.nodes().stream()
                    .filter(node -> node.phase() == phase && Virtual.isReal(node))
                    .forEach(fusion::place);
        }
        return fusion.drafts.stream()
                .filter(draft -> !draft.members().isEmpty())
                .map(draft -> draft.finish(fusion::isReadOutside))
                .toList();
    }

    private void place(Node node) {
        KernelDraft latest = node.op() instanceof SideResultOp side ? kernelOfMain(node, side) : latestDependency(node);
        if (latest != null && joins(node, latest)) {
            add(node, latest);
            if (!latest.hasAnchor()) {
                node.inputs().forEach(input -> pullIn(input, node, latest, List.of()));
            }
            return;
        }
        KernelDraft fresh = new KernelDraft(drafts.size(), node);
        drafts.add(fresh);
        if (fresh.hasAnchor()) {
            anchors.putIfAbsent(new Main(node.op(), node.phase(), node.inputs()), fresh);
        }
        add(node, fresh);
        if (node.op() instanceof ReduceOp reduce) {
            fresh.reduceOver(node.input(0).shape(), reduce.axes());
            pullIn(node.input(0), node, fresh, List.of());
        }
    }

    private void add(Node node, KernelDraft draft) {
        draft.add(node);
        kernelOf.put(node, draft);
    }

    private KernelDraft latestDependency(Node node) {
        KernelDraft latest = null;
        for (Node input : node.inputs()) {
            KernelDraft draft = kernelOf.get(Virtual.source(input));
            if (draft != null && draft.phase() == node.phase() && (latest == null || draft.index() > latest.index())) {
                latest = draft;
            }
        }
        return latest;
    }

    private boolean joins(Node node, KernelDraft draft) {
        if (!draft.hasRoomFor(node, List.of())) {
            return false;
        }
        if (node.op() instanceof ElementwiseOp op) {
            return draft.hasAnchor() ? joinsAnchor(node, op, draft) : draft.acceptsElementwise(node);
        }
        if (node.op() instanceof ReduceOp reduce) {
            return !draft.hasAnchor() && draft.acceptsReduction(node, reduce);
        }
        return node.op() instanceof SideResultOp;
    }

    /** The kernel that computes what the node is a side result of, or null. */
    private KernelDraft kernelOfMain(Node node, SideResultOp side) {
        return anchors.get(new Main(side.main(), node.phase(), node.inputs()));
    }

    /** A product's result is stored from registers, so only what is cheap is done there. */
    private boolean joinsAnchor(Node node, ElementwiseOp op, KernelDraft draft) {
        boolean storesFromRegisters = draft.anchor().is(MatMulOp.class)
                || draft.anchor().is(MatMulTransposedOp.class)
                || draft.anchor().is(BatchMatMulOp.class)
                || draft.anchor().is(ShiftedConv2dOp.class);
        return storesFromRegisters
                && draft.members().size() <= MOST_AFTER_PRODUCT
                && !op.expensive()
                && draft.acceptsElementwise(node)
                && node.inputs().stream().allMatch(input -> isReadByRowOrColumn(input, draft))
                && (isStoredAnyway(node) || node.inputs().stream().allMatch(input -> isReadBy(node, input, draft)));
    }

    /** True if the other half of the step reads the node, or the outside, so that some kernel has to store it. */
    private boolean isStoredAnyway(Node node) {
        return results.contains(node) || readers(node).anyMatch(reader -> reader.phase() != node.phase());
    }

    /** True unless the input is computed by the draft and others read it as well: then it is stored, and that is enough. */
    private boolean isReadBy(Node node, Node input, KernelDraft draft) {
        Node source = Virtual.source(input);
        return !draft.members().contains(source) || readers(source).allMatch(reader -> reader == node);
    }

    private Stream<Node> readers(Node node) {
        return consumers.getOrDefault(node, List.of()).stream();
    }

    /** In a matrix product all axes but the last are one index, so a value has all of them, or none. */
    private static boolean isReadByRowOrColumn(Node input, KernelDraft draft) {
        if (input.is(OneHotOp.class) || input.is(PickOp.class)) {
            return false;
        }
        if (draft.anchor().is(ShiftedConv2dOp.class) || !(input.op() instanceof BroadcastOp spread)) {
            return true;
        }
        int last = spread.target().rank() - 1;
        return spread.axes().isEmpty()
                || spread.axes().equals(List.of(last))
                || spread.axes().equals(spread.target().otherAxes(List.of(last)));
    }

    /**
     * Moves the element-wise nodes that only this reader reads into its kernel, so that they needn't be stored on the
     * way.
     *
     * @param pending readers on the way to this one that are about to move
     */
    private void pullIn(Node input, Node reader, KernelDraft draft, List<Node> pending) {
        KernelDraft home = kernelOf.get(input);
        boolean movable = home != null
                && home != draft
                && home.phase() == draft.phase()
                && !home.hasAnchor()
                && input.op() instanceof ElementwiseOp
                && !results.contains(input)
                && input.shape().equals(draft.domain())
                && draft.hasRoomFor(input, pending)
                && consumers.get(input).stream().allMatch(consumer -> consumer == reader);
        if (movable) {
            home.remove(input);
            List<Node> longer = new ArrayList<>(pending);
            longer.add(input);
            input.inputs().forEach(next -> pullIn(next, input, draft, longer));
            add(input, draft);
        }
    }

    private boolean isReadOutside(Node node, KernelDraft draft) {
        return results.contains(node)
                || consumers.getOrDefault(node, List.of()).stream().anyMatch(reader -> kernelOf.get(reader) != draft);
    }
}
