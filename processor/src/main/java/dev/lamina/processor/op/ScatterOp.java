package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Adds each element of an image to the position of the same plane that its index names, all else being 0; elements in
 * row-major order.
 *
 * @param target the shape of the result, {@code [N, channels, height, width]}
 */
public record ScatterOp(Shape target) implements Op {
    @Override
    public String mnemonic() {
        return "scatter";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        if (!inputs.get(0).equals(inputs.get(1)) || inputs.get(0).dim(1) != target.dim(1)) {
            throw new IllegalArgumentException("scatter of " + inputs + " to " + target);
        }
        return target;
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] values = evaluation.input(0);
        double[] positions = evaluation.input(1);
        double[] result = new double[evaluation.elements()];
        int plane = evaluation.shape(0).dim(2) * evaluation.shape(0).dim(3);
        int targetPlane = target.dim(2) * target.dim(3);
        for (int i = 0; i < values.length; i++) {
            result[i / plane * targetPlane + (int) positions[i]] += values[i];
        }
        return result;
    }
}
