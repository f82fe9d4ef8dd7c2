package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;

/** Natural logarithm; {@code dy/dx = 1/x}. */
public record LogOp() implements UnaryFunctionOp {
    @Override
    public String mnemonic() {
        return "log";
    }

    @Override
    public double apply(double[] x) {
        return Math.log(x[0]);
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node y = context.node();
        Node g = context.outputGradient();
        context.contribute(0, b.add(new DivOp(), g, y.input(0)));
    }
}
