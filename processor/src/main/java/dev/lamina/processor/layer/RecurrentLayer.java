package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.RecurrentCell;
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
    public boolean isMerge() {
        return true;
    }

    @Override
    public boolean needsSeveral() {
        return false;
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isAtLeast("value", "units", 1) & attributes.isAtLeast("layers", 1);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        int units = context.attributes().integer("value");
        int layers = context.attributes().integer("layers");
        int count = layers * (context.attributes().flag("bidirectional") ? 2 : 1);
        RecurrentInputs inputs = new RecurrentInputs(context, cell(context), count);
        if (!inputs.fit() || !fits(context, units, layers)) {
            return Optional.empty();
        }
        return Optional.of(new RecurrentGraph(context, cell(context), inputs).build(layers));
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
}
