package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Reads the axes that users name: those of a row, counted from 0, or from -1 for the last. */
final class RowAxes {
    private RowAxes() {}

    /**
     * The axis of the whole value, counting the rows; empty if an error was reported.
     *
     * @param count how many axes a row has
     */
    static OptionalInt axis(LayerContext context, String attribute, int value, int count) {
        return index(context, attribute, "axis", value, count).stream()
                .map(axis -> axis + 1)
                .findFirst();
    }

    /** An index below a count, negative ones counting from the end; empty if an error was reported. */
    static OptionalInt index(LayerContext context, String attribute, String meaning, int value, int count) {
        int index = value < 0 ? value + count : value;
        if (index < 0 || index >= count) {
            context.report(
                    Message.INDEX_OUT_OF_RANGE,
                    context.attributes().position(attribute),
                    context.name(),
                    meaning,
                    value,
                    -count,
                    count - 1);
            return OptionalInt.empty();
        }
        return OptionalInt.of(index);
    }

    /** Several different axes of the whole value, ascending; all axes of a row if none is named. */
    static Optional<List<Integer>> axes(LayerContext context, String attribute) {
        int count = context.input().shape().dims().size();
        List<Integer> values = context.attributes().integers(attribute);
        TreeSet<Integer> axes = new TreeSet<>();
        for (int value : values) {
            OptionalInt axis = axis(context, attribute, value, count);
            if (axis.isEmpty()) {
                return Optional.empty();
            }
            if (!axes.add(axis.getAsInt())) {
                context.report(Message.REPEATED_AXIS, context.attributes().position(attribute), context.name(), value);
                return Optional.empty();
            }
        }
        for (int axis = 1; values.isEmpty() && axis <= count; axis++) {
            axes.add(axis);
        }
        return Optional.of(new ArrayList<>(axes));
    }
}
