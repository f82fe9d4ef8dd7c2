package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** The rows that a user feeds in. */
public record InputOp(String name, int slot, Shape rowShape) implements Op {
    @Override
    public String mnemonic() {
        return "input " + name;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return rowShape;
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        return evaluation.external(evaluation.node());
    }
}
