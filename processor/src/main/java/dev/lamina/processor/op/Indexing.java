package dev.lamina.processor.op;

import java.util.List;

/** Finds, for an element of a whole array, the element of an array that has only some of its axes. */
final class Indexing {
    private final int[] sizes;
    private final int[] strides;

    Indexing(int[] sizes, List<Integer> axes) {
        this.sizes = sizes;
        this.strides = new int[sizes.length];
        int stride = 1;
        for (int i = axes.size() - 1; i >= 0; i--) {
            strides[axes.get(i)] = stride;
            stride *= sizes[axes.get(i)];
        }
    }

    /** The position in the smaller array of the element at {@code index} of the whole one. */
    int project(int index) {
        int position = 0;
        int rest = index;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            position += rest % sizes[axis] * strides[axis];
            rest /= sizes[axis];
        }
        return position;
    }
}
