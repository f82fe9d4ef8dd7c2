package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;

/** {@code 1 / (1 + exp(-x))}; {@code dy/dx = y (1 - y)}. */
public record SigmoidOp() implements UnaryFunctionOp {
    @Override
    public String mnemonic() {
        return "sigmoid";
    }

    @Override
    public double apply(double[] x) {
        return 1 / (1 + Math.exp(-x[0]));
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node y = context.node();
        Node g = context.outputGradient();
        Node slope = b.add(new MulOp(), y, b.add(new SubOp(), b.add(new ConstantOp(1f)), y));
        context.contribute(0, b.add(new MulOp(), g, slope));
    }
}
