package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;

/**
 * {@code x > 0 ? x : exp(x) - 1}; {@code dy/dx} is 1 where the result is positive, else {@code y + 1}, so backward keeps
 * the result and needs no exponential.
 */
public record EluOp() implements UnaryFunctionOp {
    @Override
    public String mnemonic() {
        return "elu";
    }

    @Override
    public double apply(double[] x) {
        return x[0] > 0 ? x[0] : Math.expm1(x[0]);
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node y = context.node();
        Node g = context.outputGradient();
        Node slope = b.add(new AddOp(), y, b.add(new ConstantOp(1f)));
        context.contribute(0, b.add(new SelectPositiveOp(), y, g, b.add(new MulOp(), g, slope)));
    }
}
