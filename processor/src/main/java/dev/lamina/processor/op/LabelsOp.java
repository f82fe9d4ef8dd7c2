package dev.lamina.processor.op;

import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** The class of each row, from 0 to {@code classes - 1}. */
public record LabelsOp(String name, int slot, int classes) implements Op {
    @Override
    public String mnemonic() {
        return "labels " + name;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.rows();
    }

    @Override
    public ElementType type() {
        return ElementType.INDEX;
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        return evaluation.external(evaluation.node());
    }
}
