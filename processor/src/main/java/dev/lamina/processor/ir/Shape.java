package dev.lamina.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The shape of a value: its axes, of which the first may be the rows of the step. The number of rows is known only at
 * run time; all other sizes are known to the compiler.
 *
 * @param perRow true if axis 0 is the rows
 * @param dims the sizes of the other axes
 */
public record Shape(boolean perRow, List<Integer> dims) {
    /** The shape of a single number. */
    public static final Shape SCALAR = new Shape(false, List.of());

    public Shape {
        dims = List.copyOf(dims);
    }

    /** A shape that doesn't depend on the number of rows. */
    public static Shape of(Integer... dims) {
        return new Shape(false, List.of(dims));
    }

    /** One value of the given shape for each row. */
    public static Shape rows(Integer... dims) {
        return new Shape(true, List.of(dims));
    }

    /** Number of axes, the rows included. */
    public int rank() {
        return dims.size() + (perRow ? 1 : 0);
    }

    /** True if the axis is the rows. */
    public boolean isRows(int axis) {
        return perRow && axis == 0;
    }

    /** Size of an axis that isn't the rows. */
    public int dim(int axis) {
        if (isRows(axis)) {
            throw new IllegalArgumentException("the number of rows isn't known to the compiler");
        }
        return dims.get(axis - (perRow ? 1 : 0));
    }

    /** Size of an axis when a step has the given number of rows. */
    public int dim(int axis, int rows) {
        return isRows(axis) ? rows : dim(axis);
    }

    /** Elements of one row, or of the whole value if it has no rows axis. */
    public int size() {
        return Math.toIntExact(longSize());
    }

    /** Like {@link #size()}, for sizes that may overflow an int. */
    public long longSize() {
        long size = 1;
        for (int dim : dims) {
            size = Math.multiplyExact(size, (long) dim);
        }
        return size;
    }

    /** Elements of the value when a step has the given number of rows. */
    public int elements(int rows) {
        return Math.multiplyExact(size(), perRow ? rows : 1);
    }

    /** This shape with another size of one axis that isn't the rows. */
    public Shape with(int axis, int size) {
        List<Integer> changed = new ArrayList<>(dims);
        changed.set(axis - (perRow ? 1 : 0), size);
        return new Shape(perRow, changed);
    }

    /** This shape without the given axes. */
    public Shape without(List<Integer> axes) {
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < rank(); axis++) {
            if (!axes.contains(axis) && !isRows(axis)) {
                kept.add(dim(axis));
            }
        }
        return new Shape(perRow && !axes.contains(0), kept);
    }

    /** The axes that aren't among the given ones. */
    public List<Integer> otherAxes(List<Integer> axes) {
        List<Integer> others = new ArrayList<>();
        for (int axis = 0; axis < rank(); axis++) {
            if (!axes.contains(axis)) {
                others.add(axis);
            }
        }
        return others;
    }

    /** {@code [N, 8, 12, 12]}, N being the rows. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        if (perRow) {
            text.add("N");
        }
        dims.forEach(dim -> text.add(Integer.toString(dim)));
        return text.toString();
    }
}
