package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Turns each pair of neighbours {@code (x[2i], x[2i + 1])} of the last axis by an angle (Su et al., 2021). The angles are
 * given by a table {@code [steps, width]} for the last two axes: sines at 2i, cosines at 2i + 1. No gradient flows to the
 * table. The gradient is turned back.
 *
 * @param back true to turn the other way
 */
public record RotaryOp(boolean back) implements Op {
    @Override
    public String mnemonic() {
        return back ? "rotate back" : "rotate";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.get(0);
        int last = x.rank() - 1;
        boolean fits = x.dims().size() >= 2
                && x.dim(last) % 2 == 0
                && inputs.get(1).equals(Shape.of(x.dim(last - 1), x.dim(last)));
        if (!fits) {
            throw new IllegalArgumentException(mnemonic() + " of " + inputs);
        }
        return x;
    }

    @Override
    public void gradient(GradientContext context) {
        if (context.wants(0)) {
            context.contribute(
                    0, context.builder().add(new RotaryOp(!back), context.outputGradient(), context.input(1)));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] x = evaluation.input(0);
        double[] table = evaluation.input(1);
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i += 2) {
            double sine = table[i % table.length] * (back ? -1 : 1);
            double cosine = table[i % table.length + 1];
            result[i] = x[i] * cosine - x[i + 1] * sine;
            result[i + 1] = x[i] * sine + x[i + 1] * cosine;
        }
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return 3 * result.longSize();
    }
}
