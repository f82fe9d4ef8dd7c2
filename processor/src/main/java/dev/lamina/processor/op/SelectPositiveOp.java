package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import java.util.List;

/** {@code c > 0 ? a : b}; the gradient goes to the branch that was taken, none to c. */
public record SelectPositiveOp() implements ElementwiseOp {
    @Override
    public String mnemonic() {
        return "select";
    }

    @Override
    public int arity() {
        return 3;
    }

    @Override
    public double apply(double[] x) {
        return x[0] > 0 ? x[1] : x[2];
    }

    @Override
    public String scalar(List<Operand> x) {
        return "(" + x.get(0).java() + " > 0f ? " + x.get(1).java() + " : "
                + x.get(2).java() + ")";
    }

    @Override
    public String vector(List<Operand> x) {
        return x.get(2).asVector() + ".blend(" + x.get(1).unwrapped() + ", "
                + x.get(0).asVector() + ".compare(VectorOperators.GT, 0f))";
    }

    @Override
    public Formula formula(List<Formula> x) {
        return Formula.choice(x.get(0), x.get(1), x.get(2));
    }

    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node zero = b.add(new ConstantOp(0f));
        Node condition = context.input(0);
        Node g = context.outputGradient();
        if (context.wants(1)) {
            context.contribute(1, b.add(new SelectPositiveOp(), condition, g, zero));
        }
        if (context.wants(2)) {
            context.contribute(2, b.add(new SelectPositiveOp(), condition, zero, g));
        }
    }
}
