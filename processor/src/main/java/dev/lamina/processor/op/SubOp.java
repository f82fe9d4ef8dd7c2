package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import java.util.List;

/** {@code a - b}. */
public record SubOp() implements ElementwiseOp {
    @Override
    public String mnemonic() {
        return "sub";
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public double apply(double[] x) {
        return x[0] - x[1];
    }

    @Override
    public String scalar(List<Operand> x) {
        return "(" + x.get(0).java() + " - " + x.get(1).java() + ")";
    }

    @Override
    public String vector(List<Operand> x) {
        return x.get(0).asVector() + ".sub(" + x.get(1).unwrapped() + ")";
    }

    @Override
    public Formula formula(List<Formula> x) {
        return x.get(0).minus(x.get(1));
    }

    @Override
    public void gradient(GradientContext context) {
        context.contribute(0, context.outputGradient());
        if (context.wants(1)) {
            GraphBuilder b = context.builder();
            context.contribute(1, b.add(new MulOp(), context.outputGradient(), b.add(new ConstantOp(-1f))));
        }
    }
}
