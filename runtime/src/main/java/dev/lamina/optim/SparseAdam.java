package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * Adam for large embeddings: rows that a step doesn't look up keep their values and their moments, so that a step costs
 * what it touches and not what the vocabulary holds. As PyTorch's {@code SparseAdam}, with
 *
 * <pre>
 * m  = beta1 * m + (1 - beta1) * g
 * v  = beta2 * v + (1 - beta2) * g²
 * p -= learningRate * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + epsilon)
 * </pre>
 *
 * <p>for each row that was looked up. t counts all steps from 1. {@link Adam} moves the other rows as well, by the
 * moments that earlier steps left, so the two give different results. All other parameters, and the table of an
 * embedding whose gradient doesn't come from looking up alone (one that another layer uses as a weight, or that has a penalty),
 * are updated in full, where PyTorch needs another optimizer beside this one. There is no weight decay.
 */
public final class SparseAdam extends Optimizer {
    private SparseAdam(Settings settings) {
        super(settings);
    }

    /**
     * SparseAdam with PyTorch's defaults: betas 0.9 and 0.999, epsilon 1e-8.
     *
     * @param learningRate the step size, finite and not negative; usual 1e-3
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static SparseAdam learningRate(float learningRate) {
        return new SparseAdam(settings(learningRate)
                .with(Hyper.BETA1, 0.9f)
                .with(Hyper.BETA2, 0.999f)
                .with(Hyper.EPSILON, 1e-8f));
    }

    /**
     * Sets how slowly the moments change.
     *
     * @param beta1 for the mean, from 0 to below 1; default 0.9
     * @param beta2 for the mean square, from 0 to below 1; default 0.999
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public SparseAdam betas(float beta1, float beta2) {
        return new SparseAdam(settings().with(Hyper.BETA1, beta1).with(Hyper.BETA2, beta2));
    }

    /**
     * Sets the number added to the denominator, before the moments' bias is corrected.
     *
     * @param epsilon finite and not negative; default 1e-8
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public SparseAdam epsilon(float epsilon) {
        return new SparseAdam(settings().with(Hyper.EPSILON, epsilon));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new TouchedMoments(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new SparseAdam(changed);
    }

    /** The moments of one run, of which only those of touched rows change. */
    private static final class TouchedMoments extends AdaptiveMoments {
        TouchedMoments(List<Parameter> parameters, SparseAdam optimizer) {
            super(parameters, optimizer, false);
        }

        @Override
        protected boolean skipsUntouchedRows() {
            return true;
        }

        /** Added before the bias is corrected, so that it is corrected as well. */
        @Override
        float epsilon(float epsilon, float rootScale) {
            return epsilon * rootScale;
        }
    }
}
