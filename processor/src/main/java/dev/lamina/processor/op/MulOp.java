package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import java.util.List;

/** {@code a · b}. */
public record MulOp() implements ElementwiseOp {
    @Override
    public String mnemonic() {
        return "mul";
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public double apply(double[] x) {
        return x[0] * x[1];
    }

    @Override
    public String scalar(List<Operand> x) {
        return "(" + x.get(0).java() + " * " + x.get(1).java() + ")";
    }

    @Override
    public String vector(List<Operand> x) {
        Operand first = x.get(0).vector() ? x.get(0) : x.get(1);
        Operand second = x.get(0).vector() ? x.get(1) : x.get(0);
        return first.java() + ".mul(" + second.unwrapped() + ")";
    }

    @Override
    public Formula formula(List<Formula> x) {
        return x.get(0).times(x.get(1));
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node g = context.outputGradient();
        if (context.wants(0)) {
            context.contribute(0, b.add(new MulOp(), g, context.input(1)));
        }
        if (context.wants(1)) {
            context.contribute(1, b.add(new MulOp(), g, context.input(0)));
        }
    }
}
