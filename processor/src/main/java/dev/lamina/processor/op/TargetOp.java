package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** The values that a training step wants to see, of the shape of what they are compared with. */
public record TargetOp(String name, int slot, Shape rowShape) implements Op {
    @Override
    public String mnemonic() {
        return "target " + name;
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
