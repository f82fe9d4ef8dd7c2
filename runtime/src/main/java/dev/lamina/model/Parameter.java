package dev.lamina.model;

import java.util.Objects;

/**
 * A named array of values that belongs to a network: a weight, a bias, or a statistic such as a running mean.
 *
 * <p>Values can be read by any number of threads at a time; whoever changes them (training, {@link #set}) must be
 * alone.
 */
public final class Parameter {
    /** Floats that {@link #values()} is longer than {@link #size()}, so that a vector may be loaded past the end. */
    public static final int SLACK = 16;

    /** What training does with a parameter. */
    public enum Role {
        /** Has a gradient; the optimizer updates it. */
        TRAINABLE,
        /** Has no gradient and stays as it is. */
        FROZEN,
        /** Has no gradient; the forward pass of training updates it (running statistics). */
        STATE
    }

    private final String name;
    private final Role role;
    private final Layout layout;
    private final Initializer initializer;
    private final int[] shape;
    private final int size;
    private final float[] values;

    private Parameter(String name, Role role, Layout layout, Initializer initializer, int[] shape) {
        this.name = Objects.requireNonNull(name, "name");
        this.role = role;
        this.layout = Objects.requireNonNull(layout, "layout");
        this.initializer = Objects.requireNonNull(initializer, "initializer");
        this.shape = shape.clone();
        this.size = Shapes.size(name, shape);
        if (layout == Layout.TRANSPOSED && shape.length != 2) {
            throw new IllegalArgumentException(
                    name + ": only a matrix can be stored transposed, but the shape is " + Shapes.text(shape));
        }
        this.values = new float[size + SLACK];
    }

    /**
     * A parameter that training updates. Its values are zero until {@link #initialize} or {@link #set}.
     *
     * @param name        name in weight files, for example {@code hidden.weight}
     * @param layout      order in memory
     * @param initializer where the first values come from
     * @param shape       external shape, as PyTorch has it
     * @return the parameter
     * @throws IllegalArgumentException if the shape is impossible
     */
    public static Parameter trainable(String name, Layout layout, Initializer initializer, int... shape) {
        return new Parameter(name, Role.TRAINABLE, layout, initializer, shape);
    }

    /**
     * A parameter that training leaves as it is; otherwise like {@link #trainable}.
     *
     * @param name        name in weight files
     * @param layout      order in memory
     * @param initializer where the first values come from
     * @param shape       external shape
     * @return the parameter
     */
    public static Parameter frozen(String name, Layout layout, Initializer initializer, int... shape) {
        return new Parameter(name, Role.FROZEN, layout, initializer, shape);
    }

    /**
     * A statistic that the forward pass of training updates; otherwise like {@link #trainable}.
     *
     * @param name        name in weight files
     * @param layout      order in memory
     * @param initializer where the first values come from
     * @param shape       external shape
     * @return the parameter
     */
    public static Parameter state(String name, Layout layout, Initializer initializer, int... shape) {
        return new Parameter(name, Role.STATE, layout, initializer, shape);
    }

    /** {@return the name in weight files, for example {@code hidden.weight}} */
    public String name() {
        return name;
    }

    /** {@return what training does with it} */
    public Role role() {
        return role;
    }

    /** {@return the order of {@link #values()}} */
    public Layout layout() {
        return layout;
    }

    /** {@return where the first values come from} */
    public Initializer initializer() {
        return initializer;
    }

    /** {@return the external shape (PyTorch's), a copy; a dense weight is {@code [out, in]}} */
    public int[] shape() {
        return shape.clone();
    }

    /** {@return the number of values} */
    public int size() {
        return size;
    }

    /**
     * The live array in the memory layout, for generated code and optimizers. Only the first {@link #size()} elements
     * are values; the {@link #SLACK} after them have no meaning.
     *
     * @return the array itself, not a copy
     */
    public float[] values() {
        return values;
    }

    /** {@return a copy of the values in the external (PyTorch's) order, {@link #size()} long} */
    public float[] toArray() {
        float[] copy = new float[size];
        if (layout == Layout.TRANSPOSED) {
            transpose(values, copy, shape[1], shape[0]);
        } else {
            System.arraycopy(values, 0, copy, 0, size);
        }
        return copy;
    }

    /**
     * Replaces all values.
     *
     * @param external the new values in the external (PyTorch's) order
     * @throws IllegalArgumentException if the length is not {@link #size()}; nothing is changed then
     */
    public void set(float[] external) {
        if (external.length != size) {
            throw new IllegalArgumentException(
                    name + Shapes.text(shape) + " has " + size + " values, but the given array has " + external.length);
        }
        if (layout == Layout.TRANSPOSED) {
            transpose(external, values, shape[0], shape[1]);
        } else {
            System.arraycopy(external, 0, values, 0, size);
        }
    }

    /**
     * Fills the parameter with its initializer.
     *
     * @param seed   the network's seed
     * @param stream distinguishes the parameters of one network: its position in the list
     */
    public void initialize(long seed, int stream) {
        initializer.fill(this, seed, stream);
    }

    /** {@return for example {@code hidden.weight[128,784]}} */
    @Override
    public String toString() {
        return name + Shapes.text(shape);
    }

    private static void transpose(float[] from, float[] to, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                to[column * rows + row] = from[row * columns + column];
            }
        }
    }
}
