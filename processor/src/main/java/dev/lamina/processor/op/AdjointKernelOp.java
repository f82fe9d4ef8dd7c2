package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Turns a convolution's weight into that of the adjoint convolution: input and output channels change places within
 * each group and the kernel is turned by 180 degrees. Its own inverse.
 */
public record AdjointKernelOp(int groups) implements Op {
    @Override
    public String mnemonic() {
        return "adjoint-kernel";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape w = inputs.get(0);
        return Shape.of(w.dim(1) * groups, w.dim(0) / groups, w.dim(2), w.dim(3));
    }

    @Override
    public void gradient(GradientContext context) {
        context.contribute(0, context.builder().add(new AdjointKernelOp(groups), context.outputGradient()));
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        Shape w = evaluation.shape(0);
        double[] input = evaluation.input(0);
        double[] result = new double[input.length];
        int groupFilters = w.dim(0) / groups;
        int taps = w.dim(2) * w.dim(3);
        for (int i = 0; i < input.length; i++) {
            int filter = i / taps / w.dim(1);
            int channel = filter / groupFilters * w.dim(1) + i / taps % w.dim(1);
            result[(channel * groupFilters + filter % groupFilters) * taps + taps - 1 - i % taps] = input[i];
        }
        return result;
    }
}
