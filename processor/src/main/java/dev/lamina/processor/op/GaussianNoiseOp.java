package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Numbers drawn from a normal distribution of mean 0. They depend on seed, step, stream and position only.
 *
 * @param deviation the standard deviation
 * @param stream tells the random numbers of a network apart
 * @param noiseShape the shape
 */
public record GaussianNoiseOp(float deviation, int stream, Shape noiseShape) implements Op {
    @Override
    public String mnemonic() {
        return "gaussian noise " + deviation;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return noiseShape;
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        return evaluation.external(evaluation.node());
    }
}
