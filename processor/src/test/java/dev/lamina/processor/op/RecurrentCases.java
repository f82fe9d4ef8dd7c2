package dev.lamina.processor.op;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.testing.Leaves;
import java.util.ArrayList;
import java.util.List;

/** Recurrences of every cell, in both directions, with widths that are and aren't multiples of a vector's. */
final class RecurrentCases {
    private RecurrentCases() {}

    static List<OpCase> all() {
        List<OpCase> cases = new ArrayList<>();
        for (RecurrentCell cell : RecurrentCell.values()) {
            if (cell != RecurrentCell.RNN_RELU) {
                add(cases, cell, "forward", new Recurrence(cell, 5, 4, false));
                add(cases, cell, "backward", new Recurrence(cell, 3, 3, true));
                add(cases, cell, "wider than a vector", new Recurrence(cell, 19, 2, false));
                add(cases, cell, "one step", new Recurrence(cell, 4, 1, false));
                add(cases, cell, "masked", new Recurrence(cell, 5, 4, false, true));
                add(cases, cell, "masked, backward", new Recurrence(cell, 19, 3, true, true));
            }
        }
        return cases;
    }

    private static void add(List<OpCase> cases, RecurrentCell cell, String variant, Recurrence recurrence) {
        cases.add(new OpCase(RecurrentOp.class, cell + ", " + variant, l -> node(l, recurrence)));
    }

    private static Node node(Leaves l, Recurrence recurrence) {
        Node p = l.input(recurrence.steps(), recurrence.gateWidth());
        Node w = l.parameter(recurrence.units(), recurrence.gateWidth());
        Node b = l.parameter(recurrence.gateWidth());
        Node initial = l.input(recurrence.stateWidth());
        List<Node> operands = new ArrayList<>(List.of(p, w, b, initial));
        if (recurrence.masked()) {
            Node padding = l.input(recurrence.steps());
            Node zero = l.add(new ConstantOp(0f));
            operands.add(l.add(new SelectPositiveOp(), padding, zero, l.add(new ConstantOp(1f))));
        }
        Node[] all = operands.toArray(Node[]::new);
        Node states = l.add(new RecurrentOp(recurrence), all);
        l.add(new RecurrentProjectionOp(recurrence), all);
        return states;
    }
}
