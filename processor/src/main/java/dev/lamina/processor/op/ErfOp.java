package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;

/** The error function {@code 2/√π ∫₀ˣ exp(-t²) dt}; {@code dy/dx = 2/√π exp(-x²)}. */
public record ErfOp() implements UnaryFunctionOp {
    @Override
    public String mnemonic() {
        return "erf";
    }

    @Override
    public double apply(double[] x) {
        return ErrorFunction.erf(x[0]);
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node y = context.node();
        Node g = context.outputGradient();
        Node x = y.input(0);
        Node minusSquare = b.add(new MulOp(), b.add(new MulOp(), x, x), b.add(new ConstantOp(-1f)));
        Node scale = b.add(new ConstantOp((float) (2 / Math.sqrt(Math.PI))));
        context.contribute(0, b.add(new MulOp(), g, b.add(new MulOp(), b.add(new ExpOp(), minusSquare), scale)));
    }
}
