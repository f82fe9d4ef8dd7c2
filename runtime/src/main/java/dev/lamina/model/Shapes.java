package dev.lamina.model;

import java.util.Arrays;

/** Arithmetic on shapes that slots and parameters share. */
final class Shapes {
    private Shapes() {}

    /** The product of the axes; the name is for the message of an impossible shape. */
    static int size(String name, int[] shape) {
        long size = 1;
        for (int axis : shape) {
            if (axis < 1) {
                throw new IllegalArgumentException(
                        name + ": every axis must be at least 1, but the shape is " + text(shape));
            }
            size *= axis;
            if (size > Integer.MAX_VALUE - Parameter.SLACK) {
                throw new IllegalArgumentException(
                        name + ": shape " + text(shape) + " has more elements than an array can hold");
            }
        }
        return (int) size;
    }

    /** For example {@code [128,784]}. */
    static String text(int[] shape) {
        return Arrays.toString(shape).replace(" ", "");
    }
}
