package dev.lamina.processor.op;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.testing.Leaves;
import java.util.List;

/** Uses of the operations of attention. */
final class AttentionCases {
    private AttentionCases() {}

    static List<OpCase> all() {
        return List.of(
                new OpCase(RotaryOp.class, "heads", l -> l.add(new RotaryOp(false), l.input(2, 5, 6), table(l, 5, 6))),
                new OpCase(RotaryOp.class, "back", l -> l.add(new RotaryOp(true), l.input(3, 2), table(l, 3, 2))),
                new OpCase(RotaryOp.class, "there and back", l -> {
                    Node there = l.add(new RotaryOp(false), l.input(3, 4), table(l, 3, 4));
                    return l.add(new RotaryOp(true), there, table(l, 3, 4));
                }),
                new OpCase(CausalMaskOp.class, "of scores", l -> masked(l, l.input(3, 3))),
                new OpCase(CausalMaskOp.class, "more keys than queries", l -> masked(l, l.input(2, 5))),
                new OpCase(CausalMaskOp.class, "more queries than keys", l -> masked(l, l.input(5, 2))));
    }

    private static Node table(Leaves leaves, int steps, int width) {
        return leaves.fixed("table", steps, width);
    }

    private static Node masked(Leaves leaves, Node scores) {
        Shape shape = scores.shape();
        Node mask = leaves.add(new CausalMaskOp(shape.dim(1), shape.dim(2)));
        Node spread = leaves.add(new BroadcastOp(shape, List.of(1, 2)), mask);
        return leaves.add(new ExpOp(), leaves.add(new AddOp(), scores, spread));
    }
}
