package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code y[.., d] = table[index[..], d]}: looks rows of a table up, as an embedding does. The gradient of a row of the
 * table is the sum over its occurrences; backward keeps the indices.
 *
 * @param padding the row that gets no gradient, or -1 if all do
 */
public record GatherRowsOp(int padding) implements Op {
    @Override
    public String mnemonic() {
        return "gather-rows";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape table = inputs.get(0);
        Shape indices = inputs.get(1);
        if (table.perRow() || table.rank() != 2 || padding >= table.dim(0)) {
            throw new IllegalArgumentException("gather-rows of " + inputs);
        }
        List<Integer> dims = new ArrayList<>(indices.dims());
        dims.add(table.dim(1));
        return new Shape(indices.perRow(), dims);
    }

    @Override
    public void gradient(GradientContext context) {
        if (context.wants(0)) {
            ScatterRowsOp op = new ScatterRowsOp(context.input(0).shape().dim(0), padding);
            context.contribute(0, context.builder().add(op, context.outputGradient(), context.input(1)));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        int width = evaluation.shape(0).dim(1);
        double[] table = evaluation.input(0);
        double[] indices = evaluation.input(1);
        double[] result = new double[evaluation.elements()];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(table, (int) indices[i] * width, result, i * width, width);
        }
        return result;
    }
}
