package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** One number, the same for all elements it meets. */
public record ConstantOp(float value) implements Op {
    @Override
    public String mnemonic() {
        return "constant " + value;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.SCALAR;
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        return new double[] {value};
    }
}
