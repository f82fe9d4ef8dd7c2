package dev.lamina.processor.op;

/** The windows of a pooling along one axis. */
public sealed interface Windows permits SlidingWindows, AdaptiveWindows {
    /** Number of windows over an axis of the given size; below 1 if a window doesn't fit. */
    int count(int size);

    /** The first element inside the axis that a window sees. */
    int first(int window, int size);

    /** One past the last element inside the axis that a window sees. */
    int end(int window, int size);

    /** Elements that a window sees at most. */
    int longest(int size);

    /** Distance of the elements that a window sees. */
    default int step() {
        return 1;
    }
}
