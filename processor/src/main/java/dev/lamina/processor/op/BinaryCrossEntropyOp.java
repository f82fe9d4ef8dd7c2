package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import java.util.List;

/**
 * {@code -t max(log p, -100) - (1 - t) max(log(1 - p), -100)} of the inputs {@code log p, log(1 - p), p, t}. The gradient
 * goes to p alone, in one piece: {@code (p - t) / max(p (1 - p), 1e-12)}, which stays finite at 0 and 1.
 */
public record BinaryCrossEntropyOp() implements ElementwiseOp {
    private static final float LEAST_LOG = -100f;
    private static final float LEAST_VARIANCE = 1e-12f;

    @Override
    public String mnemonic() {
        return "binary cross entropy";
    }

    @Override
    public int arity() {
        return 4;
    }

    @Override
    public double apply(double[] x) {
        return (x[3] - 1) * Math.max(x[1], LEAST_LOG) - x[3] * Math.max(x[0], LEAST_LOG);
    }

    @Override
    public String scalar(List<Operand> x) {
        String t = x.get(3).java();
        return "((" + t + " - 1f) * Math.max(" + x.get(1).unwrapped() + ", -100f) - " + t + " * Math.max("
                + x.get(0).unwrapped() + ", -100f))";
    }

    @Override
    public String vector(List<Operand> x) {
        String t = x.get(3).asVector();
        return t + ".sub(1f).mul(" + x.get(1).asVector() + ".max(-100f)).sub(" + t + ".mul("
                + x.get(0).asVector() + ".max(-100f)))";
    }

    @Override
    public Formula formula(List<Formula> x) {
        return Formula.call("crossEntropy", x.subList(2, 4));
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node p = context.input(2);
        Node variance = b.add(new MulOp(), p, b.add(new SubOp(), b.add(new ConstantOp(1f)), p));
        Node error = b.add(new SubOp(), p, context.input(3));
        Node slope = b.add(new DivOp(), error, b.add(new AtLeastOp(LEAST_VARIANCE), variance));
        if (context.wants(2)) {
            context.contribute(2, b.add(new MulOp(), context.outputGradient(), slope));
        }
    }
}
