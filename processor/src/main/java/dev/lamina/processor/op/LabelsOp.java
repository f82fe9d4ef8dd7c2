package dev.lamina.processor.op;

import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** Classes from 0 to {@code classes - 1}: one for each row, or one for each position of a row. */
public record LabelsOp(String name, int slot, int classes, Shape rowShape) implements Op {
    /** One class a row. */
    public LabelsOp(String name, int slot, int classes) {
        this(name, slot, classes, Shape.rows());
    }

    @Override
    public String mnemonic() {
        return "labels " + name;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return rowShape;
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
