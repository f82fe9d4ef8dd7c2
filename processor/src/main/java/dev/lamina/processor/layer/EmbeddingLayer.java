package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.GatherRowsOp;
import dev.lamina.processor.op.InputOp;
import java.util.Optional;

/** Vectors for integers: rows of a table. */
final class EmbeddingLayer implements LayerType {
    @Override
    public String attribute() {
        return "embedding";
    }

    @Override
    public boolean readsIndices() {
        return true;
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isAtLeast("width", 1)
                & attributes.isAtLeast("vocabulary", 0)
                & attributes.isAtLeast("padding", -1);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        Node indices = context.input();
        if (indices.op().type() != ElementType.INDEX) {
            context.report(
                    Message.READS_FLOATS,
                    context.fromPosition(0),
                    context.name(),
                    context.from().get(0),
                    context.operation());
            return Optional.empty();
        }
        int known = indices.op(InputOp.class).vocabulary();
        int written = context.attributes().integer("vocabulary");
        if (written != 0 && written < known) {
            context.report(
                    Message.VOCABULARY_TOO_SMALL,
                    context.attributes().position("vocabulary"),
                    context.name(),
                    written,
                    context.from().get(0),
                    known,
                    known - 1);
            return Optional.empty();
        }
        int vocabulary = Math.max(written, known);
        int padding = context.attributes().integer("padding");
        boolean padded = padding < 0
                || RowAxes.index(context, "padding", "padding", padding, vocabulary)
                        .isPresent();
        int width = context.attributes().integer("width");
        boolean fits = padded
                && context.fits("weight", (double) vocabulary * width)
                && context.fitsBatch("output", (double) indices.shape().longSize() * width);
        if (!fits) {
            return Optional.empty();
        }
        ParameterSpec.Initial initial = ParameterSpec.Initial.normalWithZeroRow(1, padding);
        Node table = context.weight(Shape.of(vocabulary, width), false, initial);
        return Optional.of(context.add(new GatherRowsOp(padding), table, indices));
    }
}
