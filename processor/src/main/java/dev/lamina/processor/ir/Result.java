package dev.lamina.processor.ir;

/**
 * A value that leaves the graph.
 *
 * @param kind what it is for
 * @param name the parameter, state, input or output it belongs to
 * @param node the value
 */
public record Result(Kind kind, String name, Node node) {
    /** What a result is for. */
    public enum Kind {
        /** The number that training makes small. */
        LOSS,
        /** What a loss was divided by, where that isn't the number of rows. */
        WEIGHT,
        /** An output of the network. */
        OUTPUT,
        /** The gradient of the loss by a parameter. */
        GRADIENT,
        /** The gradient of the loss by an input, only if somebody asks. */
        INPUT_GRADIENT,
        /** The new value of a state, such as running statistics. */
        STATE
    }
}
