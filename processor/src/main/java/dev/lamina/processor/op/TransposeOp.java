package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** Rows of a matrix become columns. The matrix is one that doesn't depend on the rows of the step. */
public record TransposeOp() implements Op {
    @Override
    public String mnemonic() {
        return "transpose";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape source = inputs.get(0);
        if (source.perRow() || source.rank() != 2) {
            throw new IllegalArgumentException("transpose of " + source);
        }
        return Shape.of(source.dim(1), source.dim(0));
    }

    @Override
    public void gradient(GradientContext context) {
        context.contribute(0, context.builder().add(new TransposeOp(), context.outputGradient()));
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        int rows = evaluation.shape(0).dim(0);
        int columns = evaluation.shape(0).dim(1);
        double[] input = evaluation.input(0);
        double[] result = new double[input.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                result[column * rows + row] = input[row * columns + column];
            }
        }
        return result;
    }
}
