package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import java.util.List;

/** Square root; {@code dy/dx = 1 / (2y)}. */
public record SqrtOp() implements ElementwiseOp {
    @Override
    public String mnemonic() {
        return "sqrt";
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public double apply(double[] x) {
        return Math.sqrt(x[0]);
    }

    @Override
    public String scalar(List<Operand> x) {
        return "(float) Math.sqrt(" + x.get(0).unwrapped() + ")";
    }

    @Override
    public String vector(List<Operand> x) {
        return x.get(0).java() + ".sqrt()";
    }

    @Override
    public Formula formula(List<Formula> x) {
        return Formula.call("√", x);
    }

    @Override
    public boolean expensive() {
        return true;
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node half = b.add(new MulOp(), context.outputGradient(), b.add(new ConstantOp(0.5f)));
        context.contribute(0, b.add(new DivOp(), half, context.node()));
    }
}
