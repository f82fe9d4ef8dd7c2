package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.RecurrentCell;
import dev.lamina.processor.op.SliceOp;
import java.util.List;

/** What a recurrent layer reads: a sequence and, if its {@code from} names them, the states before the first step. */
final class RecurrentInputs {
    private final LayerContext context;
    private final RecurrentCell cell;
    private final int count;

    /**
     * @param count how many states of each kind there are: layers times directions
     */
    RecurrentInputs(LayerContext context, RecurrentCell cell, int count) {
        this.context = context;
        this.cell = cell;
        this.count = count;
    }

    /** Reports what can't be read; returns true if there is nothing to report. */
    boolean fit() {
        int states = context.inputs().size() - 1;
        if (states != 0 && states != cell.states()) {
            context.report(
                    Message.WRONG_STATES_FROM,
                    context.fromPosition(states),
                    context.name(),
                    context.operation(),
                    cell.states() == 1
                            ? "a sequence, or a sequence and its first state h"
                            : "a sequence, or a sequence and its first states h and c",
                    states + 1);
            return false;
        }
        if (!context.hasRank(2, "[steps, features]")) {
            return false;
        }
        for (int i = 1; i <= states; i++) {
            if (!isState(context.inputs().get(i).shape())) {
                context.reportUnfit(i, "a first state has the shape " + stateShape());
                return false;
            }
        }
        return true;
    }

    private boolean isState(Shape shape) {
        int units = context.attributes().integer("value");
        return shape.equals(Shape.rows(count, units)) || (count == 1 && shape.equals(Shape.rows(units)));
    }

    private String stateShape() {
        String units = Integer.toString(context.attributes().integer("value"));
        return count == 1 ? "[" + units + "]" : "[" + count + "," + units + "] (layers times directions, units)";
    }

    /** True if there are states from outside; else they begin at zero. */
    boolean hasStates() {
        return context.inputs().size() > 1;
    }

    /** The states, [N, units], before the first step of one recurrence. */
    List<Node> states(int recurrence) {
        return context.inputs().subList(1, 1 + cell.states()).stream()
                .map(state -> state(state, recurrence))
                .toList();
    }

    private Node state(Node all, int recurrence) {
        Node one = count == 1 ? all : context.builder().add(new SliceOp(1, recurrence, recurrence + 1), List.of(all));
        return context.reshaped(one, Shape.rows(context.attributes().integer("value")));
    }
}
