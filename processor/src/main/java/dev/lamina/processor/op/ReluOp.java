package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import java.util.List;

/** {@code max(x, 0)}; the derivative is 1 where the result is positive, else 0, so backward keeps the result, not x. */
public record ReluOp() implements ElementwiseOp {
    @Override
    public String mnemonic() {
        return "relu";
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public double apply(double[] x) {
        return Math.max(x[0], 0);
    }

    @Override
    public String scalar(List<Operand> x) {
        return "Math.max(" + x.get(0).unwrapped() + ", 0f)";
    }

    @Override
    public String vector(List<Operand> x) {
        return x.get(0).java() + ".max(0f)";
    }

    @Override
    public Formula formula(List<Formula> x) {
        return Formula.call("relu", x);
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node zero = b.add(new ConstantOp(0f));
        context.contribute(0, b.add(new SelectPositiveOp(), context.node(), context.outputGradient(), zero));
    }
}
