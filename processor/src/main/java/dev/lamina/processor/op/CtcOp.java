package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Connectionist temporal classification (Graves et al. 2006): for each row {@code -log Σ p(path)} over the paths of one
 * class a step that become the row's labels once repetitions are merged and blanks removed. Inputs are
 * log-probabilities {@code [N, steps, classes]}, labels {@code [N, places]}, which end at the first blank, and, unless
 * all steps count, how many steps of each row do. A row's gradient is computed beside its loss.
 *
 * @param blank the class that stands for none
 * @param perLabel whether the loss of a row is divided by the number of its labels, if there are any
 * @param zeroInfinity whether a row that no path fits has a loss of 0, not infinity; it has no gradient in any case
 */
public record CtcOp(int blank, boolean perLabel, boolean zeroInfinity) implements Op {
    @Override
    public String mnemonic() {
        return "ctc";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        boolean fits =
                inputs.size() == 2 || (inputs.size() == 3 && inputs.get(2).equals(Shape.rows()));
        Shape logs = inputs.get(0);
        Shape labels = inputs.get(1);
        if (!fits || !logs.perRow() || logs.rank() != 3 || !labels.perRow() || labels.rank() != 2) {
            throw new IllegalArgumentException("ctc of " + inputs);
        }
        if (blank < 0 || blank >= logs.dim(2)) {
            throw new IllegalArgumentException("ctc with blank " + blank + " of " + logs.dim(2) + " classes");
        }
        return Shape.rows();
    }

    /** The operation whose result is the gradient of each row's loss by the log-probabilities. */
    public Op slope() {
        return new CtcGradientOp(this);
    }

    @Override
    public void gradient(GradientContext context) {
        if (context.wants(0)) {
            GraphBuilder b = context.builder();
            Node slope = b.add(slope(), context.node().inputs());
            Node spread = b.add(new BroadcastOp(slope.shape(), List.of(0)), context.outputGradient());
            context.contribute(0, b.add(new MulOp(), slope, spread));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] result = new double[evaluation.rows()];
        for (int row = 0; row < result.length; row++) {
            CtcPaths paths = new CtcPaths(this, evaluation, row);
            double loss = paths.loss() / paths.divisor();
            result[row] = zeroInfinity && !paths.fit() ? 0 : loss;
        }
        return result;
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return flops(inputs);
    }

    /** Of one direction: three exponentials and a logarithm for each state of each step. */
    static long flops(List<Shape> inputs) {
        return 60L * inputs.get(0).dim(1) * (2L * inputs.get(1).dim(1) + 1);
    }
}
