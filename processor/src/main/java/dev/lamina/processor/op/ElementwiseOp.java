package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * An operation that works element by element on inputs of one shape; an input may also be a single number. It gives
 * its Java in both forms; the two must yield the same bits.
 */
public interface ElementwiseOp extends Op {
    /** Number of inputs. */
    int arity();

    /** The operation on doubles. */
    double apply(double[] arguments);

    /** The operation on floats as a Java expression. */
    String scalar(List<Operand> arguments);

    /** The operation on vectors, at least one argument being a vector. */
    String vector(List<Operand> arguments);

    /** The formula for people: {@code relu(x)}, {@code a + b}. */
    Formula formula(List<Formula> arguments);

    /** True for a function that the runtime computes with a polynomial, of which a method should hold few. */
    default boolean callsFunction() {
        return false;
    }

    /** True for what costs many times an addition, so that a result should be kept instead of computed twice. */
    default boolean expensive() {
        return false;
    }

    @Override
    default Shape shape(List<Shape> inputs) {
        if (inputs.size() != arity()) {
            throw new IllegalArgumentException(mnemonic() + " takes " + arity() + " inputs, not " + inputs.size());
        }
        Shape result = Shape.SCALAR;
        for (Shape input : inputs) {
            if (input.rank() > 0) {
                if (result.rank() > 0 && !result.equals(input)) {
                    throw new IllegalArgumentException(mnemonic() + " of " + inputs);
                }
                result = input;
            }
        }
        return result;
    }

    @Override
    default double[] evaluate(Evaluation evaluation) {
        double[] result = new double[evaluation.elements()];
        double[] arguments = new double[arity()];
        for (int i = 0; i < result.length; i++) {
            for (int a = 0; a < arguments.length; a++) {
                double[] input = evaluation.input(a);
                arguments[a] = evaluation.shape(a).rank() == 0 ? input[0] : input[i];
            }
            result[i] = apply(arguments);
        }
        return result;
    }

    @Override
    default long flops(Shape result, List<Shape> inputs) {
        return result.longSize() * (expensive() ? 20 : 1);
    }
}
