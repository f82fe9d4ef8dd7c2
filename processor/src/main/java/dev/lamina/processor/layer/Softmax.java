package dev.lamina.processor.layer;

import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.DivOp;
import dev.lamina.processor.op.ExpOp;
import dev.lamina.processor.op.LogOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.SubOp;
import java.util.List;

/** Softmax over one axis and its logarithm; the maximum is subtracted first so that nothing overflows. */
final class Softmax {
    private Softmax() {}

    /** {@code exp(x_j - max) / Σ exp(x - max)}. */
    static Node of(GraphBuilder b, Node x, int axis) {
        Node exponentials = b.add(new ExpOp(), shifted(b, x, axis));
        Node inverse = b.add(new DivOp(), b.add(new ConstantOp(1f)), b.add(sum(axis), exponentials));
        return b.add(new MulOp(), exponentials, b.add(spread(x, axis), inverse));
    }

    /** {@code x_j - max - ln Σ exp(x - max)}. */
    static Node log(GraphBuilder b, Node x, int axis) {
        Node shifted = shifted(b, x, axis);
        Node logarithm = b.add(new LogOp(), b.add(sum(axis), b.add(new ExpOp(), shifted)));
        return b.add(new SubOp(), shifted, b.add(spread(x, axis), logarithm));
    }

    private static Node shifted(GraphBuilder b, Node x, int axis) {
        Node maximum = b.add(new ReduceOp(ReduceOp.Kind.MAX, List.of(axis)), x);
        return b.add(new SubOp(), x, b.add(spread(x, axis), maximum));
    }

    private static Op sum(int axis) {
        return new ReduceOp(ReduceOp.Kind.SUM, List.of(axis));
    }

    private static Op spread(Node x, int axis) {
        Shape shape = x.shape();
        return new BroadcastOp(shape, shape.otherAxes(List.of(axis)));
    }
}
