package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Sum or maximum over some axes, which disappear. The gradient of a sum goes to every element. A maximum passes no
 * gradient: it only stands where its gradient cancels, as the shift that keeps a softmax from overflowing.
 *
 * @param kind what is computed
 * @param axes the axes that disappear, ascending
 */
public record ReduceOp(Kind kind, List<Integer> axes) implements Op {
    /** What a reduction computes. */
    public enum Kind {
        SUM(0),
        MAX(Double.NEGATIVE_INFINITY);

        private final double identity;

        Kind(double identity) {
            this.identity = identity;
        }

        double apply(double a, double b) {
            return this == SUM ? a + b : Math.max(a, b);
        }
    }

    @Override
    public String mnemonic() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " over " + axes;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        if (axes.isEmpty() || axes.get(axes.size() - 1) >= inputs.get(0).rank()) {
            throw new IllegalArgumentException(mnemonic() + " of " + inputs.get(0));
        }
        return inputs.get(0).without(axes);
    }

    @Override
    public void gradient(GradientContext context) {
        if (kind == Kind.SUM && context.wants(0)) {
            Shape shape = context.input(0).shape();
            BroadcastOp spread = new BroadcastOp(shape, shape.otherAxes(axes));
            context.contribute(0, context.builder().add(spread, context.outputGradient()));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] input = evaluation.input(0);
        double[] result = new double[evaluation.elements()];
        Arrays.fill(result, kind.identity);
        Indexing indexing = new Indexing(
                evaluation.sizes(evaluation.shape(0)), evaluation.shape(0).otherAxes(axes));
        for (int i = 0; i < input.length; i++) {
            int position = indexing.project(i);
            result[position] = kind.apply(result[position], input[i]);
        }
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return inputs.get(0).longSize();
    }
}
