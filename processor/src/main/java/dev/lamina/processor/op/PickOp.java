package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** {@code y[row] = x[row, label[row]]}; the gradient goes to the element that was picked. */
public record PickOp() implements Op {
    @Override
    public String mnemonic() {
        return "pick";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape values = inputs.get(0);
        if (!values.perRow() || values.rank() != 2 || !inputs.get(1).equals(Shape.rows())) {
            throw new IllegalArgumentException("pick of " + inputs);
        }
        return Shape.rows();
    }

    @Override
    public void gradient(GradientContext context) {
        if (context.wants(0)) {
            GraphBuilder b = context.builder();
            Shape shape = context.input(0).shape();
            Node hot = b.add(new OneHotOp(shape.dim(1)), context.input(1));
            Node spread = b.add(new BroadcastOp(shape, List.of(0)), context.outputGradient());
            context.contribute(0, b.add(new MulOp(), hot, spread));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        int classes = evaluation.shape(0).dim(1);
        double[] values = evaluation.input(0);
        double[] labels = evaluation.input(1);
        double[] result = new double[labels.length];
        for (int row = 0; row < labels.length; row++) {
            result[row] = values[row * classes + (int) labels[row]];
        }
        return result;
    }
}
