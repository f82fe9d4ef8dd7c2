package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** What inference has yielded for a layer: that is where the graph of an evaluation's loss begins. */
public record OutputOp(String layer, Shape rowShape) implements Op {
    @Override
    public String mnemonic() {
        return "output " + layer;
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
