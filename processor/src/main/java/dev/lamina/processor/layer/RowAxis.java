package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import java.util.Optional;

/** The attribute {@code axis} of a layer: an axis of a row, from 0, or from the end if negative. */
final class RowAxis {
    private RowAxis() {}

    /** The axis of the input, counting the rows as axis 0; nothing if a row hasn't that axis. */
    static Optional<Integer> of(LayerContext context) {
        int axes = context.input().shape().dims().size();
        int axis = context.attributes().integer("axis");
        if (axis < -axes || axis >= axes) {
            context.report(
                    Message.OUT_OF_RANGE,
                    context.attributes().position("axis"),
                    context.name(),
                    "axis",
                    axis,
                    "from " + -axes + " to " + (axes - 1));
            return Optional.empty();
        }
        return Optional.of(1 + (axis < 0 ? axis + axes : axis));
    }
}
