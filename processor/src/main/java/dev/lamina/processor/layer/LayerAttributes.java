package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.frontend.LayerDeclaration;
import java.util.List;

/**
 * The attributes of a layer's operation and checks of them. These need no shapes, so they are made of every layer, also
 * of one that reads from a faulty one.
 */
final class LayerAttributes {
    private final LayerDeclaration layer;
    private final Attributes attributes;
    private final Diagnostics diagnostics;

    LayerAttributes(LayerDeclaration layer, Diagnostics diagnostics) {
        this.layer = layer;
        this.attributes = layer.op().orElseThrow().attributes();
        this.diagnostics = diagnostics;
    }

    Attributes values() {
        return attributes;
    }

    /** Reports an attribute; the layer's name is the message's first argument. */
    void report(Message message, String attribute, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = layer.name();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        diagnostics.report(message, attributes.position(attribute), all);
    }

    /** Reports a whole number below the smallest; returns true if it is large enough. */
    boolean isAtLeast(String attribute, int smallest) {
        return isAtLeast(attribute, attribute, smallest);
    }

    /** Like {@link #isAtLeast(String, int)} for an attribute whose name says little, such as {@code value}. */
    boolean isAtLeast(String attribute, String meaning, int smallest) {
        return isAtLeast(attribute, meaning, attributes.integer(attribute), smallest);
    }

    private boolean isAtLeast(String attribute, String meaning, int value, int smallest) {
        if (value < smallest) {
            report(Message.TOO_SMALL, attribute, meaning, value, smallest);
        }
        return value >= smallest;
    }

    /** Reports an attribute that isn't one or two numbers from the smallest on; returns true if it is. */
    boolean isPair(String attribute, int smallest) {
        return isPair(attribute, attribute, smallest);
    }

    /** Like {@link #isPair(String, int)} for an attribute whose name says little, such as {@code value}. */
    boolean isPair(String attribute, String meaning, int smallest) {
        return hasCount(attribute, meaning, List.of(1, 2), "1 or 2") && areAtLeast(attribute, meaning, smallest);
    }

    /** Reports a list that hasn't one of the given numbers of values; returns true if it has. */
    boolean hasCount(String attribute, String meaning, List<Integer> allowed, String allowedText) {
        int count = attributes.integers(attribute).size();
        boolean right = allowed.contains(count);
        if (!right) {
            report(Message.WRONG_NUMBER_OF_VALUES, attribute, meaning, count, allowedText);
        }
        return right;
    }

    /** Reports the first number of a list that is below the smallest; returns true if there is none. */
    boolean areAtLeast(String attribute, String meaning, int smallest) {
        return attributes.integers(attribute).stream()
                .allMatch(value -> isAtLeast(attribute, meaning, value, smallest));
    }

    /** Reports a decimal that isn't a finite number above 0; returns true if it is one. */
    boolean isPositive(String attribute) {
        float value = attributes.decimal(attribute);
        return isInRange(attribute, value > 0 && value <= Float.MAX_VALUE, "a number above 0");
    }

    /** Reports a decimal that isn't from 0 to 1; returns true if it is. */
    boolean isFraction(String attribute) {
        float value = attributes.decimal(attribute);
        return isInRange(attribute, value >= 0 && value <= 1, "from 0 to 1");
    }

    private boolean isInRange(String attribute, boolean right, String wanted) {
        return isAllowed(attribute, attributes.decimal(attribute), right, wanted);
    }

    /** Reports an attribute of the given value unless it is right; returns true if it is. */
    boolean isAllowed(String attribute, Object value, boolean right, String wanted) {
        if (!right) {
            report(Message.OUT_OF_RANGE, attribute, attribute, value, wanted);
        }
        return right;
    }
}
