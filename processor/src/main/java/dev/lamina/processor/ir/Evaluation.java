package dev.lamina.processor.ir;

import java.util.List;

/** What the double-precision definition of an operation sees. */
public interface Evaluation {
    /** Rows of the step. */
    int rows();

    /** The node that is evaluated. */
    Node node();

    /** The value of an input, row-major. */
    double[] input(int index);

    /** The value of something that comes from outside: an input, a target, a parameter, a dropout mask. */
    double[] external(Node leaf);

    /** The shape of an input. */
    default Shape shape(int index) {
        return node().inputs().get(index).shape();
    }

    /** The number of elements of the result. */
    default int elements() {
        return node().shape().elements(rows());
    }

    /** The sizes of all axes of a shape, rows included. */
    default int[] sizes(Shape shape) {
        int[] sizes = new int[shape.rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = shape.dim(axis, rows());
        }
        return sizes;
    }

    /** The shapes of all inputs. */
    default List<Shape> shapes() {
        return node().inputs().stream().map(Node::shape).toList();
    }
}
