package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;

/** Checks decimal attributes. */
final class Positive {
    private Positive() {}

    /** Reports a value that isn't a finite number above 0; returns true if it is one. */
    static boolean check(LayerContext context, String attribute) {
        float value = context.attributes().decimal(attribute);
        return report(context, attribute, value > 0 && value <= Float.MAX_VALUE, "a number above 0");
    }

    /** Reports a value that isn't from 0 to 1; returns true if it is. */
    static boolean atMostOne(LayerContext context, String attribute) {
        float value = context.attributes().decimal(attribute);
        return report(context, attribute, value >= 0 && value <= 1, "from 0 to 1");
    }

    private static boolean report(LayerContext context, String attribute, boolean right, String wanted) {
        if (!right) {
            context.report(
                    Message.OUT_OF_RANGE,
                    context.attributes().position(attribute),
                    context.name(),
                    attribute,
                    context.attributes().decimal(attribute),
                    wanted);
        }
        return right;
    }
}
