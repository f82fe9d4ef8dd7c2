package dev.lamina.processor.op;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.testing.Leaves;
import java.util.ArrayList;
import java.util.List;

/** Alignments with and without repetitions, with labels that fill their places and that don't, and with lengths. */
final class CtcCases {
    private final List<OpCase> cases = new ArrayList<>();

    private CtcCases() {}

    static List<OpCase> all() {
        CtcCases all = new CtcCases();
        all.add("many classes", new CtcOp(0, false, false), 7, 5, 3, false);
        all.add("repetitions", new CtcOp(0, false, false), 9, 2, 4, false);
        all.add("another blank", new CtcOp(2, false, false), 7, 3, 3, false);
        all.add("divided by labels", new CtcOp(4, true, false), 8, 5, 4, false);
        all.add("one step", new CtcOp(1, true, false), 1, 4, 1, false);
        all.add("lengths", new CtcOp(0, true, true), 6, 3, 3, true);
        all.add("labels that don't fit", new CtcOp(6, false, true), 3, 7, 3, false);
        all.add("many steps", new CtcOp(0, true, false), 120, 6, 25, false);
        all.cases.add(new OpCase(CtcOp.class, "slopes beside the loss", l -> {
            CtcOp op = new CtcOp(0, true, false);
            Node x = logs(l, 6, 4);
            Node labels = l.indexInput(4, 2);
            Node rows = l.add(op, x, labels);
            l.add(op.slope(), x, labels);
            return rows;
        }));
        return all.cases;
    }

    private static Node logs(Leaves l, int steps, int classes) {
        return l.add(new MulOp(), l.input(steps, classes), l.add(new ConstantOp(1.5f)));
    }

    private void add(String variant, CtcOp op, int steps, int classes, int places, boolean lengths) {
        cases.add(new OpCase(CtcOp.class, variant, l -> {
            Node x = logs(l, steps, classes);
            Node labels = l.indexInput(classes, places);
            return lengths ? l.add(op, x, labels, l.labels(steps + 1)) : l.add(op, x, labels);
        }));
    }
}
