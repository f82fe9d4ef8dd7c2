package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Takes an image apart into planes of every factorV-th row and factorH-th column: the inverse of {@link PixelShuffleOp}.
 * Planes are zero where the image has no pixel for them.
 *
 * @param height rows of a plane
 * @param width columns of a plane
 */
public record PixelUnshuffleOp(int factorV, int factorH, int height, int width) implements Op {
    @Override
    public String mnemonic() {
        return "pixel-unshuffle";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.get(0);
        if (x.rank() != 4 || x.dim(2) > height * factorV || x.dim(3) > width * factorH) {
            throw new IllegalArgumentException("pixel-unshuffle of " + x + " to " + height + "x" + width);
        }
        return Shape.rows(x.dim(1) * factorV * factorH, height, width);
    }

    /** The same numbers, laid out for a strided convolution, which reads an image by the same planes. */
    public PadImageOp layout(Shape x) {
        return new PadImageOp(x.dim(1), x.dim(2), x.dim(3), factorV, factorH, height, width, 0, 0, 1, 1);
    }

    @Override
    public void gradient(GradientContext context) {
        if (context.wants(0)) {
            Shape x = context.input(0).shape();
            PixelShuffleOp op = new PixelShuffleOp(factorV, factorH, x.dim(2), x.dim(3));
            context.contribute(0, context.builder().add(op, context.outputGradient()));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        return layout(evaluation.shape(0)).evaluate(evaluation);
    }
}
