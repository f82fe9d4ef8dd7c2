package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import java.util.List;

/**
 * {@code max(x, least)}, which only guards what follows against numbers that are too small: the gradient passes as if
 * nothing had been changed.
 */
public record AtLeastOp(float least) implements ElementwiseOp {
    @Override
    public String mnemonic() {
        return "at least " + least;
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public double apply(double[] x) {
        return Math.max(x[0], least);
    }

    @Override
    public String scalar(List<Operand> x) {
        return "Math.max(" + x.get(0).unwrapped() + ", " + least + "f)";
    }

    @Override
    public String vector(List<Operand> x) {
        return x.get(0).java() + ".max(" + least + "f)";
    }

    @Override
    public Formula formula(List<Formula> x) {
        return Formula.call("max", List.of(x.get(0), Formula.number(Float.toString(least))));
    }

    @Override
    public void gradient(GradientContext context) {
        context.contribute(0, context.outputGradient());
    }
}
