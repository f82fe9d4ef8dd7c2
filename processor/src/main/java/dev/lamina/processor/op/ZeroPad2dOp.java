package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** Puts zeros around an image; a negative number crops. The gradient is padded by the opposite numbers. */
public record ZeroPad2dOp(int top, int bottom, int left, int right) implements Op {
    @Override
    public String mnemonic() {
        return "zero-pad2d";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.get(0);
        int height = x.dim(2) + top + bottom;
        int width = x.dim(3) + left + right;
        if (x.rank() != 4 || height < 1 || width < 1) {
            throw new IllegalArgumentException("zero-pad2d of " + x + " by " + this);
        }
        return Shape.rows(x.dim(1), height, width);
    }

    /** The same numbers as the layout of a padded image with one plane for each channel. */
    public PadImageOp layout(Shape x) {
        return new PadImageOp(
                x.dim(1), x.dim(2), x.dim(3), 1, 1, x.dim(2) + top + bottom, x.dim(3) + left + right, top, left, 1, 1);
    }

    @Override
    public void gradient(GradientContext context) {
        if (context.wants(0)) {
            ZeroPad2dOp op = new ZeroPad2dOp(-top, -bottom, -left, -right);
            context.contribute(0, context.builder().add(op, context.outputGradient()));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        return layout(evaluation.shape(0)).evaluate(evaluation);
    }
}
