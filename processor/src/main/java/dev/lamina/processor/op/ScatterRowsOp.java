package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Adds each row of values to the row of a table that its index names, all else being 0; in the order of the values. The
 * adjoint of looking rows up.
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
        Shape values = inputs.get(0);
        int last = values.rank() - 1;
        if (last < 0 || values.isRows(last) || !values.without(List.of(last)).equals(inputs.get(1))) {
            throw new IllegalArgumentException("scatter-rows of " + inputs);
        }
        return Shape.of(vocabulary, values.dim(last));
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        int width = evaluation.node().shape().dim(1);
        double[] values = evaluation.input(0);
        double[] indices = evaluation.input(1);
        double[] result = new double[evaluation.elements()];
        for (int i = 0; i < values.length; i++) {
            int row = (int) indices[i / width];
            result[row * width + i % width] += row == padding ? 0 : values[i];
        }
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return inputs.get(0).longSize();
    }
}
