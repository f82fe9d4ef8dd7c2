package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** The same elements under another shape; costs nothing. */
public record ReshapeOp(Shape target) implements Op {
    @Override
    public String mnemonic() {
        return "reshape";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape source = inputs.get(0);
        if (source.size() != target.size() || source.perRow() != target.perRow()) {
            throw new IllegalArgumentException("reshape of " + source + " to " + target);
        }
        return target;
    }

    @Override
    public void gradient(GradientContext context) {
        if (context.wants(0)) {
            context.contribute(
                    0, context.builder().add(new ReshapeOp(context.input(0).shape()), context.outputGradient()));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        return evaluation.input(0).clone();
    }
}
