package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019), as in PyTorch:
 *
 * <pre>
 * p *= 1 - learningRate * weightDecay
 * m  = beta1 * m + (1 - beta1) * g
 * v  = beta2 * v + (1 - beta2) * g²
 * p -= learningRate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
 * </pre>
 *
 * <p>t counts steps from 1. The decay doesn't pass through the moments, so it is the same for all parameters.
 */
public final class AdamW extends Optimizer {
    private AdamW(Settings settings) {
        super(settings);
    }

    /**
     * AdamW with PyTorch's defaults: betas 0.9 and 0.999, epsilon 1e-8, weight decay 0.01.
     *
     * @param learningRate the step size, finite and not negative; usual 1e-3
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static AdamW learningRate(float learningRate) {
        return new AdamW(settings(learningRate)
                .with(Hyper.BETA1, 0.9f)
                .with(Hyper.BETA2, 0.999f)
                .with(Hyper.EPSILON, 1e-8f)
                .with(Hyper.WEIGHT_DECAY, 0.01f)
                .with(Hyper.AMSGRAD, false));
    }

    /**
     * Sets how slowly the moments change.
     *
     * @param beta1 for the mean, from 0 to below 1; default 0.9
     * @param beta2 for the mean square, from 0 to below 1; default 0.999
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public AdamW betas(float beta1, float beta2) {
        return new AdamW(settings().with(Hyper.BETA1, beta1).with(Hyper.BETA2, beta2));
    }

    /**
     * Sets the number added to the denominator, outside the root.
     *
     * @param epsilon finite and not negative; default 1e-8
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public AdamW epsilon(float epsilon) {
        return new AdamW(settings().with(Hyper.EPSILON, epsilon));
    }

    /**
     * Sets the weight decay: every step multiplies all parameters, biases as well, by
     * {@code 1 - learningRate * weightDecay}.
     *
     * @param weightDecay its factor, finite and not negative; default 0.01
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public AdamW weightDecay(float weightDecay) {
        return new AdamW(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    /**
     * Divides by the root of the largest mean square so far instead of the current one (Reddi et al., 2018).
     *
     * @return a copy with that setting
     */
    public AdamW amsgrad() {
        return new AdamW(settings().with(Hyper.AMSGRAD, true));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new AdaptiveMoments(trainable, this, true);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new AdamW(changed);
    }
}
