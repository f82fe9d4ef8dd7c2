package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Random factors of inverted dropout: {@code 1 / (1 - probability)} for an element that is kept, 0 for one that isn't
 * (Srivastava et al., 2014). The numbers depend on seed, step, stream and position only.
 *
 * @param probability the probability of 0
 * @param stream tells the masks of a network apart
 * @param maskShape the shape
 */
public record DropoutMaskOp(float probability, int stream, Shape maskShape) implements Op {
    @Override
    public String mnemonic() {
        return "dropout mask " + probability;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return maskShape;
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        return evaluation.external(evaluation.node());
    }
}
