package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Repeats a value along new axes. The gradient is the sum over them.
 *
 * @param target the shape of the result
 * @param axes which axes of the result the input's axes are, ascending
 */
public record BroadcastOp(Shape target, List<Integer> axes) implements Op {
    @Override
    public String mnemonic() {
        return "broadcast " + axes;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape source = target.without(target.otherAxes(axes));
        if (!source.equals(inputs.get(0))) {
            throw new IllegalArgumentException("broadcast of " + inputs.get(0) + " to " + target + " along " + axes);
        }
        return target;
    }

    @Override
    public void gradient(GradientContext context) {
        if (context.wants(0)) {
            List<Integer> added = target.otherAxes(axes);
            context.contribute(
                    0,
                    added.isEmpty()
                            ? context.outputGradient()
                            : context.builder().add(new ReduceOp(ReduceOp.Kind.SUM, added), context.outputGradient()));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] input = evaluation.input(0);
        double[] result = new double[evaluation.elements()];
        Indexing indexing = new Indexing(evaluation.sizes(target), axes);
        for (int i = 0; i < result.length; i++) {
            result[i] = input[indexing.project(i)];
        }
        return result;
    }
}
