package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;

/** {@code log(1 + exp(x))}; {@code dy/dx = sigmoid(x)}. */
public record SoftplusOp() implements UnaryFunctionOp {
    @Override
    public String mnemonic() {
        return "softplus";
    }

    @Override
    public double apply(double[] x) {
        return Math.max(x[0], 0) + Math.log1p(Math.exp(-Math.abs(x[0])));
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node y = context.node();
        Node g = context.outputGradient();
        context.contribute(0, b.add(new MulOp(), g, b.add(new SigmoidOp(), y.input(0))));
    }
}
