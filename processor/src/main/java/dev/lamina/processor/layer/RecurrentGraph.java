package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ConcatOp;
import dev.lamina.processor.op.MatMulOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.Recurrence;
import dev.lamina.processor.op.RecurrentCell;
import dev.lamina.processor.op.RecurrentOp;
import dev.lamina.processor.op.RecurrentProjectionOp;
import dev.lamina.processor.op.SliceOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the recurrences of a recurrent layer: one for each layer and direction. */
final class RecurrentGraph {
    private final LayerContext context;
    private final RecurrentCell cell;
    private final RecurrentInputs inputs;
    private final int units;
    private final List<List<Node>> finalStates = new ArrayList<>();
    private final Optional<Node> mask;
    private int recurrences;

    RecurrentGraph(LayerContext context, RecurrentCell cell, RecurrentInputs inputs) {
        this.context = context;
        this.cell = cell;
        this.inputs = inputs;
        this.units = context.attributes().integer("value");
        this.mask = inputs.mask();
        for (int i = 0; i < cell.states(); i++) {
            finalStates.add(new ArrayList<>());
        }
    }

    /** All layers; keeps the states in which they end. */
    Node build(int layers) {
        Node x = context.input();
        for (int layer = 0; layer < layers; layer++) {
            x = directions(x, layer, context.attributes().flag("last") && layer == layers - 1);
        }
        context.end(finalStates.stream().map(this::together).toList());
        return x;
    }

    /** The states of all recurrences. */
    private Node together(List<Node> states) {
        return states.size() == 1 ? row(states.get(0)) : context.builder().add(new ConcatOp(1), states);
    }

    /** One layer: a recurrence, or two that run against each other, side by side. */
    private Node directions(Node x, int layer, boolean last) {
        List<Node> results = new ArrayList<>();
        results.add(recurrence(x, "_l" + layer, false, last));
        if (context.attributes().flag("bidirectional")) {
            results.add(recurrence(x, "_l" + layer + "_reverse", true, last));
        }
        if (results.size() == 1) {
            return results.get(0);
        }
        int axis = results.get(0).shape().rank() - 1;
        return context.builder().add(new ConcatOp(axis), results);
    }

    private Node recurrence(Node x, String suffix, boolean reverse, boolean last) {
        int steps = x.shape().dim(1);
        Recurrence recurrence = new Recurrence(cell, units, steps, reverse, mask.isPresent());
        int width = recurrence.gateWidth();
        ParameterSpec.Initial initial = ParameterSpec.Initial.uniform(1 / Math.sqrt(units));
        Node inputWeight =
                context.weight("weight_ih" + suffix, Shape.of(x.shape().dim(2), width), true, initial);
        Node stateWeight = context.weight("weight_hh" + suffix, Shape.of(units, width), true, initial);
        Node gates = context.add(new MatMulOp(), x, inputWeight);
        Node bias = zeros(Shape.of(width));
        if (context.attributes().flag("bias")) {
            Node inputBias = context.parameter("bias_ih" + suffix, Shape.of(width), false, initial);
            bias = context.parameter("bias_hh" + suffix, Shape.of(width), false, initial);
            gates = context.add(new AddOp(), gates, context.spread(inputBias, gates.shape(), List.of(2)));
        }
        Node before = before(recurrence);
        List<Node> operands = new ArrayList<>(List.of(gates, stateWeight, bias, before));
        mask.ifPresent(operands::add);
        Node states = context.builder().add(new RecurrentOp(recurrence), operands);
        // Forward computes it anyway; pruned if backward doesn't ask.
        context.builder().add(new RecurrentProjectionOp(recurrence), operands);
        int end = reverse ? 0 : steps - 1;
        Node h = state(states, 0);
        for (int i = 0; i < cell.states(); i++) {
            finalStates.get(i).add(step(state(states, i), end));
        }
        return last ? row(step(h, end)) : counting(h);
    }

    /** The states where a step counts, else 0. */
    private Node counting(Node h) {
        return mask.map(steps -> context.add(new MulOp(), h, context.spread(steps, h.shape(), List.of(0, 1))))
                .orElse(h);
    }

    /** The states before the first step, side by side. */
    private Node before(Recurrence recurrence) {
        int number = recurrences++;
        if (!inputs.hasStates()) {
            return zeros(Shape.rows(recurrence.stateWidth()));
        }
        List<Node> states = inputs.states(number);
        return states.size() == 1 ? states.get(0) : context.builder().add(new ConcatOp(1), states);
    }

    /** One of the states after every step, [N, T, units]. */
    private Node state(Node states, int index) {
        return cell.states() == 1 ? states : context.add(new SliceOp(2, index * units, (index + 1) * units), states);
    }

    /** The state after one step, [N, 1, units]. */
    private Node step(Node state, int step) {
        return state.shape().dim(1) == 1 ? state : context.add(new SliceOp(1, step, step + 1), state);
    }

    /** [N, 1, units] as [N, units]. */
    private Node row(Node state) {
        return context.reshaped(state, Shape.rows(units));
    }

    private Node zeros(Shape shape) {
        return context.add(new BroadcastOp(shape, List.of()), context.constant(0));
    }
}
