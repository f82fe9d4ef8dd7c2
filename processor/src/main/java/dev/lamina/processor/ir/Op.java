package dev.lamina.processor.ir;

import java.util.List;

/**
 * A primitive operation. Implementations are records, so that equal operations on equal inputs are recognised as one.
 * Each says what a compiler needs to know: the shape it yields, its gradient as ordinary nodes, its value (the
 * definition that generated code is tested against) and its cost.
 */
public interface Op {
    /** The word that stands for the operation in printed graphs. */
    String mnemonic();

    /**
     * The shape of the result.
     *
     * @throws IllegalArgumentException if the operation isn't defined on such inputs
     */
    Shape shape(List<Shape> inputs);

    /** The type of the result's elements. */
    default ElementType type() {
        return ElementType.FLOAT;
    }

    /** Adds the nodes that compute the gradients of the inputs; by default no gradient flows. */
    default void gradient(GradientContext context) {}

    /** The value in double precision. */
    double[] evaluate(Evaluation evaluation);

    /** Floating-point operations for one row (or in all, if nothing depends on rows). */
    default long flops(Shape result, List<Shape> inputs) {
        return 0;
    }
}
