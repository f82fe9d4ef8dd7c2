package dev.lamina.optim;

import dev.lamina.model.Gradients;
import dev.lamina.model.Parameter;
import java.util.List;

/**
 * The memory and the step of a rule that goes from parameter to parameter. Its loops are best small static methods over one
 * plain index with everything in locals, which HotSpot makes vectors of.
 */
public abstract class Rule extends Optimizer.State {
    /**
     * Added to a moment and taken away again, it rounds it to a multiple of 2^-123 and leaves all but tiny ones as they are.
     * Without it the moments of weights whose gradient has become zero (pixels that are always dark) decay into
     * subnormal numbers and stay there, and arithmetic with these is slow: on many CPUs, by more than ten times.
     */
    protected static final float FLUSH = 0x1p-100f;

    /** As {@link #FLUSH}, but so large that the learning rate times what is left isn't subnormal either. */
    protected static final float FLUSH_MEAN = 0x1p-64f;

    /**
     * A run at its first step.
     *
     * @param parameters the parameters to update
     * @param optimizer the optimizer
     */
    protected Rule(List<Parameter> parameters, Optimizer optimizer) {
        super(parameters, optimizer);
    }

    @Override
    protected final void apply(Gradients gradients) {
        beginStep();
        for (int i = 0; i < size(); i++) {
            float[] values = parameter(i).values();
            if (skipsUntouchedRows()) {
                updateRuns(i, values, gradients);
            } else {
                update(i, values, gradients.values(i), 0, parameter(i).size());
            }
        }
    }

    private void updateRuns(int i, float[] values, Gradients gradients) {
        int to;
        for (int from = gradients.nextRun(i, 0); from >= 0; from = gradients.nextRun(i, to)) {
            to = gradients.endOfRun(i, from);
            update(i, values, gradients.values(i), from, to);
        }
    }

    /** Computes what is the same for all elements of this step; {@link #step} counts it already. */
    protected void beginStep() {}

    /**
     * Updates a parameter, or the rows of it that a step touched: in one pass, if it can.
     *
     * @param i the number of the parameter
     * @param p its values
     * @param g its gradient, at the same index as its values; not to be changed
     * @param from the first element
     * @param to one past the last
     */
    protected abstract void update(int i, float[] p, float[] g, int from, int to);

    /**
     * Whether rows of an embedding that a step didn't touch are left out: because nothing would change in them,
     * neither values nor moments, or because the rule says so.
     *
     * @return false unless overridden: each element is updated in each step
     */
    protected boolean skipsUntouchedRows() {
        return false;
    }
}
