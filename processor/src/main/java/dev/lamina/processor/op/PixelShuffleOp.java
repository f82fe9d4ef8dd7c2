package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Interleaves planes: {@code y[c, i, j] = x[(c·factorV + i mod factorV)·factorH + j mod factorH, i / factorV, j / factorH]}
 * (Shi et al., 2016). What the planes hold beyond the given height and width is left out.
 */
public record PixelShuffleOp(int factorV, int factorH, int height, int width) implements Op {
    @Override
    public String mnemonic() {
        return "pixel-shuffle";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.get(0);
        boolean fits = x.rank() == 4
                && x.dim(1) % (factorV * factorH) == 0
                && height <= x.dim(2) * factorV
                && width <= x.dim(3) * factorH;
        if (!fits) {
            throw new IllegalArgumentException("pixel-shuffle of " + x + " to " + height + "x" + width);
        }
        return Shape.rows(x.dim(1) / (factorV * factorH), height, width);
    }

    @Override
    public void gradient(GradientContext context) {
        if (context.wants(0)) {
            Shape x = context.input(0).shape();
            PixelUnshuffleOp op = new PixelUnshuffleOp(factorV, factorH, x.dim(2), x.dim(3));
            context.contribute(0, context.builder().add(op, context.outputGradient()));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        Shape x = evaluation.shape(0);
        double[] input = evaluation.input(0);
        double[] result = new double[evaluation.elements()];
        for (int i = 0; i < result.length; i++) {
            int column = i % width;
            int row = i / width % height;
            int plane = (i / width / height * factorV + row % factorV) * factorH + column % factorH;
            result[i] = input[(plane * x.dim(2) + row / factorV) * x.dim(3) + column / factorH];
        }
        return result;
    }
}
