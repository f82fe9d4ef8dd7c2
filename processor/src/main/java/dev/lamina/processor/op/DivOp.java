package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import java.util.List;

/** {@code a / b}. */
public record DivOp() implements ElementwiseOp {
    @Override
    public String mnemonic() {
        return "div";
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public double apply(double[] x) {
        return x[0] / x[1];
    }

    @Override
    public String scalar(List<Operand> x) {
        return "(" + x.get(0).java() + " / " + x.get(1).java() + ")";
    }

    @Override
    public String vector(List<Operand> x) {
        return x.get(0).asVector() + ".div(" + x.get(1).unwrapped() + ")";
    }

    @Override
    public Formula formula(List<Formula> x) {
        return x.get(0).over(x.get(1));
    }

    @Override
    public boolean expensive() {
        return true;
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node g = context.outputGradient();
        if (context.wants(0)) {
            context.contribute(0, b.add(new DivOp(), g, context.input(1)));
        }
        if (context.wants(1)) {
            // d(a/b)/db = -(a/b) / b
            Node ratio = b.add(new DivOp(), b.add(new MulOp(), g, context.node()), context.input(1));
            context.contribute(1, b.add(new MulOp(), ratio, b.add(new ConstantOp(-1f))));
        }
    }
}
