package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;

/** {@code exp(x)}; {@code dy/dx = y}. */
public record ExpOp() implements UnaryFunctionOp {
    @Override
    public String mnemonic() {
        return "exp";
    }

    @Override
    public double apply(double[] x) {
        return Math.exp(x[0]);
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node y = context.node();
        Node g = context.outputGradient();
        context.contribute(0, b.add(new MulOp(), g, y));
    }
}
