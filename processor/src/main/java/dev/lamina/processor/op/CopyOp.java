package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import java.util.List;

/** The same elements in memory of their own: for results that would otherwise only be a way of reading another value. */
public record CopyOp() implements ElementwiseOp {
    @Override
    public String mnemonic() {
        return "copy";
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public double apply(double[] x) {
        return x[0];
    }

    @Override
    public String scalar(List<Operand> x) {
        return x.get(0).java();
    }

    @Override
    public String vector(List<Operand> x) {
        return x.get(0).asVector();
    }

    @Override
    public Formula formula(List<Formula> x) {
        return x.get(0);
    }

    @Override
    public void gradient(GradientContext context) {
        context.contribute(0, context.outputGradient());
    }
}
