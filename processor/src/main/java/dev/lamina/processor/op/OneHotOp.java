package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** For each label a row of {@code classes} numbers: 1 at the label's position, 0 elsewhere. */
public record OneHotOp(int classes) implements Op {
    @Override
    public String mnemonic() {
        return "one-hot " + classes;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.rows(classes);
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] labels = evaluation.input(0);
        double[] result = new double[labels.length * classes];
        for (int row = 0; row < labels.length; row++) {
            result[row * classes + (int) labels[row]] = 1;
        }
        return result;
    }
}
