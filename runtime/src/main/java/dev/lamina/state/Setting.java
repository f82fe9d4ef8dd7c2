package dev.lamina.state;

import java.util.Objects;
import java.util.function.DoublePredicate;

/**
 * One setting of an optimizer or a schedule: its name, and which values it takes. Stands once in the class whose setting it
 * is, which makes constants of them; {@link Settings} holds the values. Immutable.
 */
public final class Setting {
    private static final double UNLIMITED = Double.POSITIVE_INFINITY;

    private enum Kind {
        NUMBER,
        WHOLE,
        FLAG
    }

    private final String name;
    private final DoublePredicate allowed;
    private final String demand;
    private final Kind kind;

    private Setting(String name, DoublePredicate allowed, String demand, Kind kind) {
        this.name = Objects.requireNonNull(name, "name");
        this.allowed = allowed;
        this.demand = demand;
        this.kind = kind;
    }

    /**
     * A number from 0.
     *
     * @param name the setting's name, that of its method
     * @return the setting
     */
    public static Setting notNegative(String name) {
        return new Setting(name, x -> x >= 0 && x < UNLIMITED, "finite and at least 0", Kind.NUMBER);
    }

    /**
     * A number above 0.
     *
     * @param name the setting's name, that of its method
     * @return the setting
     */
    public static Setting positive(String name) {
        return new Setting(name, x -> x > 0 && x < UNLIMITED, "finite and above 0", Kind.NUMBER);
    }

    /**
     * A number from 1, infinity included.
     *
     * @param name the setting's name, that of its method
     * @return the setting
     */
    public static Setting atLeastOne(String name) {
        return new Setting(name, x -> x >= 1, "at least 1", Kind.NUMBER);
    }

    /**
     * A share: a number from 0 to below 1.
     *
     * @param name the setting's name, that of its method
     * @return the setting
     */
    public static Setting belowOne(String name) {
        return new Setting(name, x -> x >= 0 && x < 1, "at least 0 and below 1", Kind.NUMBER);
    }

    /**
     * Any number but infinity and NaN.
     *
     * @param name the setting's name, that of its method
     * @return the setting
     */
    public static Setting finite(String name) {
        return new Setting(name, Double::isFinite, "finite", Kind.NUMBER);
    }

    /**
     * A whole number.
     *
     * @param name the setting's name, that of its method
     * @param smallest the smallest that is allowed
     * @return the setting
     */
    public static Setting whole(String name, int smallest) {
        return new Setting(
                name, x -> x >= smallest && x == Math.rint(x) && x < UNLIMITED, "at least " + smallest, Kind.WHOLE);
    }

    /**
     * A choice: 1 for yes, 0 for no.
     *
     * @param name the setting's name, that of its method
     * @return the setting
     */
    public static Setting flag(String name) {
        return new Setting(name, x -> x == 0 || x == 1, "0 or 1", Kind.FLAG);
    }

    /** {@return the setting's name} */
    public String name() {
        return name;
    }

    /**
     * Checks a value. Allocates nothing if it is allowed.
     *
     * @param value the value
     * @throws IllegalArgumentException if it isn't allowed
     */
    public void check(float value) {
        if (!allowed.test(value)) {
            check(value, Float.toString(value));
        }
    }

    /** Throws unless a value is allowed; its text is as it was written. */
    void check(double value, String text) {
        if (!allowed.test(value)) {
            throw new IllegalArgumentException(name + " must be " + demand + ", but is " + text);
        }
    }

    /** The text of a value. */
    String text(double value, boolean single) {
        return switch (kind) {
            case FLAG -> value == 1 ? "true" : "false";
            case WHOLE -> Long.toString((long) value);
            case NUMBER -> single ? Float.toString((float) value) : Double.toString(value);
        };
    }
}
