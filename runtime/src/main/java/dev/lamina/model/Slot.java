package dev.lamina.model;

import java.util.Arrays;
import java.util.Objects;

/** One input, output or target of a network: its name and the shape of one row. Immutable. */
public final class Slot {
    /** What a row of a slot holds. */
    public enum Kind {
        /** {@link Slot#size()} float values. */
        FEATURES,
        /** One class index from 0 to {@link Slot#classes()} - 1. */
        CLASS_INDEX,
        /** {@link Slot#size()} integers from 0 to {@link Slot#vocabulary()} - 1. */
        INDEX
    }

    private final String name;
    private final Kind kind;
    private final int[] shape;
    private final int size;
    /** Classes or vocabulary, 0 for a slot of features. */
    private final int bound;

    private Slot(String name, Kind kind, int[] shape, int bound) {
        this.name = Objects.requireNonNull(name, "name");
        this.kind = kind;
        this.shape = shape.clone();
        this.size = Shapes.size(name, shape);
        this.bound = bound;
    }

    /**
     * A slot of float values.
     *
     * @param name  the slot's name
     * @param shape the shape of one row, without the axis of the rows; no axis at all means one value
     * @return the slot
     * @throws IllegalArgumentException if an axis is not positive or the number of elements exceeds an int
     */
    public static Slot features(String name, int... shape) {
        return new Slot(name, Kind.FEATURES, shape, 0);
    }

    /**
     * A slot with one class index a row.
     *
     * @param name    the slot's name
     * @param classes the number of classes, at least 1; indices go from 0 to {@code classes - 1}
     * @return the slot
     * @throws IllegalArgumentException if {@code classes} is not positive
     */
    public static Slot classIndex(String name, int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException(name + ": needs at least one class, but got " + classes);
        }
        return new Slot(name, Kind.CLASS_INDEX, new int[0], classes);
    }

    /**
     * A slot of integers that index something, such as the words of a vocabulary.
     *
     * @param name       the slot's name
     * @param vocabulary how many there are, at least 1; integers go from 0 to {@code vocabulary - 1}
     * @param shape      the shape of one row, without the axis of the rows; no axis at all means one integer
     * @return the slot
     * @throws IllegalArgumentException if {@code vocabulary} or an axis is not positive or the number of elements exceeds
     *     an int
     */
    public static Slot indices(String name, int vocabulary, int... shape) {
        if (vocabulary < 1) {
            throw new IllegalArgumentException(name + ": needs a vocabulary of at least 1, but got " + vocabulary);
        }
        return new Slot(name, Kind.INDEX, shape, vocabulary);
    }

    /** {@return the slot's name} */
    public String name() {
        return name;
    }

    /** {@return what a row holds} */
    public Kind kind() {
        return kind;
    }

    /** {@return the shape of one row, a copy; empty for a class index} */
    public int[] shape() {
        return shape.clone();
    }

    /** {@return the number of values in one row: the product of the shape, 1 for a class index} */
    public int size() {
        return size;
    }

    /** {@return the number of classes, 0 for a slot of anything else} */
    public int classes() {
        return kind == Kind.CLASS_INDEX ? bound : 0;
    }

    /** {@return how many integers there are to choose from, 0 for a slot of anything else} */
    public int vocabulary() {
        return kind == Kind.INDEX ? bound : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slot that
                && name.equals(that.name)
                && kind == that.kind
                && bound == that.bound
                && Arrays.equals(shape, that.shape);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, kind, bound, Arrays.hashCode(shape));
    }

    /** {@return for example {@code input[1,28,28]}, {@code target(class 0..9)} or {@code tokens[64](0..64)}} */
    @Override
    public String toString() {
        return switch (kind) {
            case FEATURES -> name + Shapes.text(shape);
            case CLASS_INDEX -> name + "(class 0.." + (bound - 1) + ")";
            case INDEX -> name + Shapes.text(shape) + "(0.." + (bound - 1) + ")";
        };
    }
}
