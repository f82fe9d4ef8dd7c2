package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Adds each row of values to the row of a table that its index names, all else being 0; in the order of the values. The
 * adjoint of looking rows up. Inputs are values and their indices, then perhaps more of both.
 *
 * @param vocabulary rows of the table
 * @param padding the row that stays 0, or -1 for none
 */
public record ScatterRowsOp(int vocabulary, int padding) implements Op {
    @Override
    public String mnemonic() {
        return "scatter-rows";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape first = inputs.get(0);
        for (int i = 0; i < inputs.size(); i += 2) {
            Shape values = inputs.get(i);
            int last = values.rank() - 1;
            if (last < 0
                    || values.isRows(last)
                    || values.dim(last) != first.dim(first.rank() - 1)
                    || !values.without(List.of(last)).equals(inputs.get(i + 1))) {
                throw new IllegalArgumentException("scatter-rows of " + inputs);
            }
        }
        return Shape.of(vocabulary, first.dim(first.rank() - 1));
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] result = new double[evaluation.elements()];
        for (int i = 0; i < evaluation.node().inputs().size(); i += 2) {
            add(result, evaluation.node().shape().dim(1), evaluation.input(i), evaluation.input(i + 1));
        }
        return result;
    }

    private void add(double[] result, int width, double[] values, double[] indices) {
        for (int i = 0; i < values.length; i++) {
            int row = (int) indices[i / width];
            result[row * width + i % width] += row == padding ? 0 : values[i];
        }
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        long size = 0;
        for (int i = 0; i < inputs.size(); i += 2) {
            size += inputs.get(i).longSize();
        }
        return size;
    }
}
