package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * The gradient of each row's {@link CtcOp} by its log-probabilities: minus the probability that a path which fits the
 * labels is at a class in a step. 0 in steps that don't count, and in rows that no path fits.
 */
public record CtcGradientOp(CtcOp main) implements SideResultOp {
    @Override
    public String mnemonic() {
        return "ctc-gradient";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        main.shape(inputs);
        return inputs.get(0);
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] result = new double[evaluation.elements()];
        for (int row = 0; row < evaluation.rows(); row++) {
            CtcPaths paths = new CtcPaths(main, evaluation, row);
            if (paths.fit()) {
                paths.addGradient(result);
            }
        }
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return CtcOp.flops(inputs);
    }
}
