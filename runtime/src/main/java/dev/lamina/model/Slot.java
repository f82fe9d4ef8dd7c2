package dev.lamina.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** One input, output or target of a network: its name and the shape of one row. Immutable. */
public final class Slot {
    /** What a row of a slot holds. */
    public enum Kind {
        /** {@link Slot#size()} float values. */
        FEATURES,
        /** {@link Slot#size()} class indices from 0 to {@link Slot#classes()} - 1. */
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

    private final OptionalInt ignored;
    private final int classAxis;
    private final OptionalInt blank;
    private final List<Domain> domains;

    private Slot(String name, Kind kind, int[] shape, int bound) {
        this(name, kind, shape, bound, OptionalInt.empty(), 0, OptionalInt.empty(), List.of());
    }

    private Slot(
            String name,
            Kind kind,
            int[] shape,
            int bound,
            OptionalInt ignored,
            int classAxis,
            OptionalInt blank,
            List<Domain> domains) {
        this.ignored = ignored;
        this.classAxis = classAxis;
        this.blank = blank;
        this.domains = domains;
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
     * A slot of class indices: one a row, or one for each position of a row.
     *
     * @param name    the slot's name
     * @param classes the number of classes, at least 1; indices go from 0 to {@code classes - 1}
     * @param positions the shape of the positions of a row; no axis at all means one index a row
     * @return the slot
     * @throws IllegalArgumentException if {@code classes} or an axis is not positive
     */
    public static Slot classIndex(String name, int classes, int... positions) {
        if (classes < 1) {
            throw new IllegalArgumentException(name + ": needs at least one class, but got " + classes);
        }
        return new Slot(name, Kind.CLASS_INDEX, positions, classes);
    }

    /**
     * This slot of class indices with one more value that may stand in it: a label that doesn't count.
     *
     * @param label the label, class or not
     * @return a new slot
     */
    public Slot ignoring(int label) {
        return new Slot(name, kind, shape, bound, OptionalInt.of(label), classAxis, blank, domains);
    }

    /**
     * This slot of class indices for an output whose classes lie on another axis than the first one.
     *
     * @param axis the axis of a row of the output
     * @return a new slot
     */
    public Slot along(int axis) {
        return new Slot(name, kind, shape, bound, ignored, axis, blank, domains);
    }

    /**
     * This slot of class indices for a loss that aligns them with the output itself: a label doesn't belong to a
     * position of the output.
     *
     * @return a new slot, whose {@link #classAxis} is -1
     */
    public Slot sequence() {
        return along(-1);
    }

    /**
     * The same, for a loss that is infinite for a row whose labels don't fit into the steps of the output.
     *
     * @param blankClass the class that ends a row's labels
     * @return a new slot, whose {@link #classAxis} is -1
     */
    public Slot sequence(int blankClass) {
        return new Slot(name, kind, shape, bound, ignored, -1, OptionalInt.of(blankClass), domains);
    }

    /**
     * This slot of features for a loss that isn't defined on all values.
     *
     * @param some which it is defined on
     * @return a new slot, whose values belong to all domains that it was given
     */
    public Slot within(Domain... some) {
        List<Domain> all = Stream.concat(domains.stream(), Arrays.stream(some)).toList();
        return new Slot(name, kind, shape, bound, ignored, classAxis, blank, all);
    }

    /** {@return what the values of a slot of features must belong to; empty if they may be any} */
    public List<Domain> domains() {
        return domains;
    }

    /** {@return the class that ends a row's labels, for a loss that is infinite where they don't fit into the steps} */
    public OptionalInt blank() {
        return blank;
    }

    /** {@return the axis of a row of the output that classes lie on; 0 for a slot of features, -1 for a sequence} */
    public int classAxis() {
        return classAxis;
    }

    /** {@return the label that doesn't count, if there is one} */
    public OptionalInt ignored() {
        return ignored;
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

    /** {@return the shape of one row, a copy; empty for one class index} */
    public int[] shape() {
        return shape.clone();
    }

    /** {@return the number of values in one row: the product of the shape, 1 for one class index} */
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
                && ignored.equals(that.ignored)
                && classAxis == that.classAxis
                && blank.equals(that.blank)
                && domains.equals(that.domains)
                && Arrays.equals(shape, that.shape);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, kind, bound, ignored, classAxis, blank, domains, Arrays.hashCode(shape));
    }

    /** {@return for example {@code input[1,28,28]}, {@code target(class 0..9)} or {@code tokens[64](0..64)}} */
    @Override
    public String toString() {
        return switch (kind) {
            case FEATURES -> name + Shapes.text(shape);
            case CLASS_INDEX -> name + (shape.length == 0 ? "" : Shapes.text(shape)) + "(class 0.." + (bound - 1) + ")";
            case INDEX -> name + Shapes.text(shape) + "(0.." + (bound - 1) + ")";
        };
    }
}
