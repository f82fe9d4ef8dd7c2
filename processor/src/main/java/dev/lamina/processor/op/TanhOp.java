package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;

/** Hyperbolic tangent; {@code dy/dx = 1 - y²}. */
public record TanhOp() implements UnaryFunctionOp {
    @Override
    public String mnemonic() {
        return "tanh";
    }

    @Override
    public double apply(double[] x) {
        return Math.tanh(x[0]);
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node y = context.node();
        Node g = context.outputGradient();
        Node slope = b.add(new SubOp(), b.add(new ConstantOp(1f)), b.add(new MulOp(), y, y));
        context.contribute(0, b.add(new MulOp(), g, slope));
    }
}
