package dev.lamina.processor.pass;

import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.ConcatOp;
import dev.lamina.processor.op.PadOp;
import dev.lamina.processor.op.PermuteOp;
import dev.lamina.processor.op.ScatterRowsOp;
import java.util.ArrayList;
import java.util.List;

/** Algebra of operations that only move elements. */
final class Moves {
    private final GraphBuilder builder;

    Moves(GraphBuilder builder) {
        this.builder = builder;
    }

    /** Two permutations, one after the other, are one, and may be none. */
    Node permute(Node node, PermuteOp op, Node input) {
        PermuteOp all = op;
        Node source = input;
        while (!all.isIdentity() && source.op() instanceof PermuteOp first) {
            all = all.after(first);
            source = source.input(0);
        }
        return all.isIdentity() ? source : builder.addLike(node, all, List.of(source));
    }

    /** A concatenation of concatenations along the same axis is one. */
    Node concat(Node node, ConcatOp op, List<Node> inputs) {
        List<Node> parts = parts(op.axis(), inputs);
        return parts.size() == 1 ? parts.get(0) : builder.addLike(node, op, parts);
    }

    private static List<Node> parts(int axis, List<Node> inputs) {
        List<Node> parts = new ArrayList<>();
        for (Node input : inputs) {
            boolean nested = input.op() instanceof ConcatOp inner && inner.axis() == axis;
            parts.addAll(nested ? input.inputs() : List.of(input));
        }
        return parts;
    }

    /** The sum of two values that were only moved, as one move; null if there is none. */
    Node sum(Node node, Node first, Node second) {
        return first.is(ScatterRowsOp.class) && first.op().equals(second.op())
                ? scattered(node, first, second)
                : sideBySide(node, first, second);
    }

    /** Rows that are added to the same table are added at once. */
    private Node scattered(Node node, Node first, Node second) {
        List<Node> both = new ArrayList<>(first.inputs());
        both.addAll(second.inputs());
        return builder.addLike(node, first.op(), both);
    }

    /**
     * What was padded with zeros so that both stand side by side is the concatenation of both: the gradient of slices
     * that a value was taken apart into. Null if that isn't the case.
     */
    private Node sideBySide(Node node, Node first, Node second) {
        if (!(first.op() instanceof PadOp a) || !(second.op() instanceof PadOp b) || a.axis() != b.axis()) {
            return null;
        }
        int size = first.input(0).shape().dim(a.axis());
        int otherSize = second.input(0).shape().dim(b.axis());
        if (a.before() + size == b.before()) {
            return padded(node, new PadOp(a.axis(), a.before(), b.after()), first.input(0), second.input(0));
        }
        if (b.before() + otherSize == a.before()) {
            return padded(node, new PadOp(a.axis(), b.before(), a.after()), second.input(0), first.input(0));
        }
        return null;
    }

    private Node padded(Node node, PadOp pad, Node first, Node second) {
        ConcatOp both = new ConcatOp(pad.axis());
        List<Node> parts = parts(pad.axis(), List.of(first, second));
        if (pad.before() == 0 && pad.after() == 0) {
            return builder.addLike(node, both, parts);
        }
        builder.origin(node.origin()).phase(node.phase());
        return builder.addLike(node, pad, List.of(builder.add(both, parts)));
    }
}
