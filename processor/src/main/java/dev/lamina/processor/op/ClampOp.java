package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import java.util.List;

/**
 * {@code min(max(x, low), high)}; the derivative by x is 1 strictly between the bounds, else 0, so backward keeps the
 * result, not x. The bounds, single numbers with {@code low < high}, get no gradient.
 */
public record ClampOp() implements ElementwiseOp {
    @Override
    public String mnemonic() {
        return "clamp";
    }

    @Override
    public int arity() {
        return 3;
    }

    @Override
    public double apply(double[] x) {
        return Math.min(Math.max(x[0], x[1]), x[2]);
    }

    @Override
    public String scalar(List<Operand> x) {
        return "Math.min(Math.max(" + x.get(0).unwrapped() + ", " + x.get(1).unwrapped() + "), "
                + x.get(2).unwrapped() + ")";
    }

    @Override
    public String vector(List<Operand> x) {
        return x.get(0).asVector() + ".max(" + x.get(1).unwrapped() + ").min("
                + x.get(2).unwrapped() + ")";
    }

    @Override
    public Formula formula(List<Formula> x) {
        return Formula.call("clamp", x);
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node zero = b.add(new ConstantOp(0f));
        Node y = context.node();
        Node belowHigh = b.add(new SubOp(), context.input(2), y);
        Node aboveLow = b.add(new SubOp(), y, context.input(1));
        Node inner = b.add(new SelectPositiveOp(), belowHigh, context.outputGradient(), zero);
        context.contribute(0, b.add(new SelectPositiveOp(), aboveLow, inner, zero));
    }
}
