package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The same elements with the axes in another order: axis {@code i} of the result is axis {@code order[i]} of the input.
 * The rows stay the first axis.
 *
 * @param order the axes of the input in the order of the result
 */
public record PermuteOp(List<Integer> order) implements Op {
    /** Keeps an unmodifiable copy. */
    public PermuteOp {
        order = List.copyOf(order);
    }

    /** Swaps the last two axes of a value. */
    public static PermuteOp ofLastTwo(Shape shape) {
        List<Integer> order = new ArrayList<>(shape.otherAxes(List.of()));
        int last = order.size() - 1;
        order.set(last, last - 1);
        order.set(last - 1, last);
        return new PermuteOp(order);
    }

    /** The permutation that undoes this one. */
    public PermuteOp inverse() {
        return new PermuteOp(
                order.stream().sorted().map(axis -> order.indexOf(axis)).toList());
    }

    /** This permutation of the result of another one, as one. */
    public PermuteOp after(PermuteOp first) {
        return new PermuteOp(order.stream().map(first.order::get).toList());
    }

    /** True if it changes nothing. */
    public boolean isIdentity() {
        return order.equals(order.stream().sorted().toList());
    }

    @Override
    public String mnemonic() {
        return "permute " + order;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape source = inputs.get(0);
        boolean fits = order.stream().sorted().toList().equals(source.otherAxes(List.of()))
                && (!source.perRow() || order.get(0) == 0);
        if (!fits) {
            throw new IllegalArgumentException(mnemonic() + " of " + source);
        }
        return new Shape(
                source.perRow(),
                order.stream()
                        .filter(axis -> !source.isRows(axis))
                        .map(source::dim)
                        .toList());
    }

    @Override
    public void gradient(GradientContext context) {
        context.contribute(0, context.builder().add(inverse(), context.outputGradient()));
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        int[] sizes = evaluation.sizes(evaluation.shape(0));
        int[] strides = new int[sizes.length];
        int stride = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= sizes[axis];
        }
        double[] input = evaluation.input(0);
        double[] result = new double[input.length];
        for (int i = 0; i < result.length; i++) {
            int rest = i;
            int position = 0;
            for (int axis = order.size() - 1; axis >= 0; axis--) {
                int source = order.get(axis);
                position += rest % sizes[source] * strides[source];
                rest /= sizes[source];
            }
            result[i] = input[position];
        }
        return result;
    }
}
