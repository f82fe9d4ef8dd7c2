package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.RecurrentCell;
import dev.lamina.processor.op.SelectPositiveOp;
import dev.lamina.processor.op.SliceOp;
import java.util.List;
import java.util.Optional;

/** What a recurrent layer reads: a sequence and, if its {@code from} names them, the states before the first step; last, with {@code padding}, which steps are padding. */
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
        int states = states();
        if (states != 0 && states != cell.states()) {
            context.report(
                    Message.WRONG_STATES_FROM,
                    context.fromPosition(context.inputs().size() - 1),
                    context.name(),
                    context.operation(),
                    cell.states() == 1
                            ? "a sequence, or a sequence and its first state h" + behind()
                            : "a sequence, or a sequence and its first states h and c" + behind(),
                    context.inputs().size());
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
        return maskFits();
    }

    private String behind() {
        return isPadded() ? ", and padding behind them" : "";
    }

    /** The number of first states. */
    private int states() {
        return context.inputs().size() - 1 - (isPadded() ? 1 : 0);
    }

    private boolean isPadded() {
        return context.attributes().flag("padding");
    }

    private boolean maskFits() {
        int last = context.inputs().size() - 1;
        int steps = context.input().shape().dim(1);
        boolean fits = !isPadded() || context.inputs().get(last).shape().equals(Shape.rows(steps));
        if (!fits) {
            context.reportUnfit(last, "padding has one number for each step: [" + steps + "]");
        }
        return fits;
    }

    /** 1 for each step that counts and 0 for padding, [N, steps]; nothing if all count. */
    Optional<Node> mask() {
        if (!isPadded()) {
            return Optional.empty();
        }
        Node padding = context.inputs().get(context.inputs().size() - 1);
        return Optional.of(context.add(new SelectPositiveOp(), padding, context.constant(0), context.constant(1)));
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
        return states() > 0;
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
