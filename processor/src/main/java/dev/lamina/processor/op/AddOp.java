package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import java.util.List;

/** {@code a + b}. */
public record AddOp() implements ElementwiseOp {
    @Override
    public String mnemonic() {
        return "add";
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public double apply(double[] x) {
        return x[0] + x[1];
    }

    @Override
    public String scalar(List<Operand> x) {
        return "(" + x.get(0).java() + " + " + x.get(1).java() + ")";
    }

    @Override
    public String vector(List<Operand> x) {
        Operand first = x.get(0).vector() ? x.get(0) : x.get(1);
        Operand second = x.get(0).vector() ? x.get(1) : x.get(0);
        return first.java() + ".add(" + second.unwrapped() + ")";
    }

    @Override
    public Formula formula(List<Formula> x) {
        return x.get(0).plus(x.get(1));
    }

    @Override
    public void gradient(GradientContext context) {
        context.contribute(0, context.outputGradient());
        context.contribute(1, context.outputGradient());
    }
}
