package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ConcatOp;
import dev.lamina.processor.op.MatMulOp;
import dev.lamina.processor.op.Recurrence;
import dev.lamina.processor.op.RecurrentCell;
import dev.lamina.processor.op.RecurrentOp;
import dev.lamina.processor.op.RecurrentProjectionOp;
import dev.lamina.processor.op.ReshapeOp;
import dev.lamina.processor.op.SliceOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recurrent layers, which differ in their cell only: one or more layers, each in one direction or in both. */
final class RecurrentLayer implements LayerType {
    private final String attribute;

    RecurrentLayer(String attribute) {
        this.attribute = attribute;
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isAtLeast("value", "units", 1) & attributes.isAtLeast("layers", 1);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        int units = context.attributes().integer("value");
        int layers = context.attributes().integer("layers");
        if (!context.hasRank(2, "[steps, features]") || !fits(context, units, layers)) {
            return Optional.empty();
        }
        Node x = context.input();
        for (int layer = 0; layer < layers; layer++) {
            x = directions(context, x, layer, context.attributes().flag("last") && layer == layers - 1);
        }
        return Optional.of(x);
    }

    private RecurrentCell cell(LayerContext context) {
        return switch (attribute) {
            case "lstm" -> RecurrentCell.LSTM;
            case "gru" -> RecurrentCell.GRU;
            default -> context.attributes().flag("relu") ? RecurrentCell.RNN_RELU : RecurrentCell.RNN_TANH;
        };
    }

    private boolean fits(LayerContext context, int units, int layers) {
        Shape shape = context.input().shape();
        double gates = (double) cell(context).gates() * units;
        double widest = Math.max(shape.dim(2), 2.0 * units);
        return context.fits("weight", gates * widest)
                && context.fitsBatch("output", gates * shape.dim(1) * 2)
                && context.fits("weight of all layers", gates * widest * layers);
    }

    /** One layer: a recurrence, or two that run against each other, side by side. */
    private Node directions(LayerContext context, Node x, int layer, boolean last) {
        List<Node> results = new ArrayList<>();
        results.add(recurrence(context, x, "_l" + layer, false, last));
        if (context.attributes().flag("bidirectional")) {
            results.add(recurrence(context, x, "_l" + layer + "_reverse", true, last));
        }
        if (results.size() == 1) {
            return results.get(0);
        }
        int axis = results.get(0).shape().rank() - 1;
        return context.builder().add(new ConcatOp(axis), results);
    }

    private Node recurrence(LayerContext context, Node x, String suffix, boolean reverse, boolean last) {
        RecurrentCell cell = cell(context);
        int units = context.attributes().integer("value");
        int steps = x.shape().dim(1);
        Recurrence recurrence = new Recurrence(cell, units, steps, reverse);
        int width = recurrence.gateWidth();
        ParameterSpec.Initial initial = ParameterSpec.Initial.uniform(1 / Math.sqrt(units));
        Node inputWeight =
                context.parameter("weight_ih" + suffix, Shape.of(x.shape().dim(2), width), true, initial);
        Node stateWeight = context.parameter("weight_hh" + suffix, Shape.of(units, width), true, initial);
        Node gates = context.add(new MatMulOp(), x, inputWeight);
        Node bias = zeros(context, Shape.of(width));
        if (context.attributes().flag("bias")) {
            Node inputBias = context.parameter("bias_ih" + suffix, Shape.of(width), false, initial);
            bias = context.parameter("bias_hh" + suffix, Shape.of(width), false, initial);
            gates = context.add(new AddOp(), gates, context.spread(inputBias, gates.shape(), List.of(2)));
        }
        Node before = zeros(context, Shape.rows(recurrence.stateWidth()));
        Node states = context.add(new RecurrentOp(recurrence), gates, stateWeight, bias, before);
        // Forward computes it anyway; pruned if backward doesn't ask.
        context.add(new RecurrentProjectionOp(recurrence), gates, stateWeight, bias, before);
        Node h = cell.states() == 1 ? states : context.add(new SliceOp(2, 0, units), states);
        return last ? step(context, h, reverse ? 0 : steps - 1) : h;
    }

    /** The state after one step, [N, units]. */
    private static Node step(LayerContext context, Node h, int step) {
        Node one = context.add(new SliceOp(1, step, step + 1), h);
        return context.add(new ReshapeOp(Shape.rows(h.shape().dim(2))), one);
    }

    private static Node zeros(LayerContext context, Shape shape) {
        return context.add(new BroadcastOp(shape, List.of()), context.constant(0));
    }
}
