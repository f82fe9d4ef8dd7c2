package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.DropoutMaskOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.ReluOp;
import dev.lamina.processor.op.RowCountOp;
import java.util.List;

/** What a layer does to its result while training: penalties on it and dropout. */
final class LayerRegularisers {
    private final LayerDeclaration layer;
    private final int index;
    private final NetworkParts parts;
    private final GraphBuilder builder;

    /** @param index how many layers stand above */
    LayerRegularisers(LayerDeclaration layer, int index, NetworkParts parts) {
        this.layer = layer;
        this.index = index;
        this.parts = parts;
        this.builder = parts.builder();
    }

    /** Reports dropout of channels where there are none; returns true if all is well. */
    boolean fit(Shape shape) {
        boolean fits =
                layer.dropout() == 0 || !layer.regularisers().dropoutUnit().equals("CHANNEL") || shape.rank() > 2;
        if (!fits) {
            parts.diagnostics()
                    .report(
                            Message.NO_CHANNELS_TO_DROP,
                            layer.positions().dropoutUnit(),
                            layer.name(),
                            LayerContext.rowShape(shape));
        }
        return fits;
    }

    /** True if dropout changes the layer's result. */
    boolean drops() {
        return layer.dropout() > 0 && parts.training();
    }

    /** The result with dropout. */
    Node dropped(Node active) {
        Shape shape = active.shape();
        List<Integer> axes = switch (layer.regularisers().dropoutUnit()) {
            case "CHANNEL" -> List.of(0, 1);
            case "ROW" -> List.of(0);
            default -> shape.otherAxes(List.of());
        };
        Shape units = shape.without(shape.otherAxes(axes));
        Node mask = builder.named(layer.name() + "Mask", new DropoutMaskOp(layer.dropout(), index, units));
        Node factors = units.equals(shape) ? mask : builder.add(new BroadcastOp(shape, axes), mask);
        return builder.named(layer.name(), new MulOp(), active, factors);
    }

    /** Adds the penalties on a result to the loss. */
    void penalise(Node active) {
        float l1 = layer.regularisers().activityL1();
        float l2 = layer.regularisers().activityL2();
        if (parts.training() && l1 > 0) {
            Node opposite = builder.add(new MulOp(), active, builder.add(new ConstantOp(-1f)));
            Node size =
                    builder.add(new AddOp(), builder.add(new ReluOp(), active), builder.add(new ReluOp(), opposite));
            parts.charge(meanOverRows(size, l1));
        }
        if (parts.training() && l2 > 0) {
            parts.charge(meanOverRows(builder.add(new MulOp(), active, active), l2 / 2));
        }
    }

    private Node meanOverRows(Node each, float factor) {
        Node sum = builder.add(new ReduceOp(ReduceOp.Kind.SUM, each.shape().otherAxes(List.of())), each);
        Node mean = builder.add(new MulOp(), sum, builder.add(new RowCountOp(RowCountOp.Kind.INVERSE, 1)));
        return builder.add(new MulOp(), mean, builder.add(new ConstantOp(factor)));
    }

    /** Dropout as people write it: {@code dropout 0.1 of channels}. */
    static String describeDropout(LayerDeclaration layer) {
        return "dropout " + layer.dropout()
                + switch (layer.regularisers().dropoutUnit()) {
                    case "CHANNEL" -> " of channels";
                    case "ROW" -> " of rows";
                    default -> "";
                };
    }
}
