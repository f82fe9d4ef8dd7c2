package dev.lamina.processor.op;

import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * The rows that a user feeds in.
 *
 * @param vocabulary for integers from 0 to below it how many there are; 0 for floats
 */
public record InputOp(String name, int slot, Shape rowShape, int vocabulary) implements Op {
    /** An input of floats. */
    public InputOp(String name, int slot, Shape rowShape) {
        this(name, slot, rowShape, 0);
    }

    @Override
    public ElementType type() {
        return vocabulary > 0 ? ElementType.INDEX : ElementType.FLOAT;
    }

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
