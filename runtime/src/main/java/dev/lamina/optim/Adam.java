package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * Adam: steps scaled by running moments of the gradient (Kingma and Ba, 2015), as in PyTorch:
 *
 * <pre>
 * g += weightDecay * p
 * m  = beta1 * m + (1 - beta1) * g
 * v  = beta2 * v + (1 - beta2) * g²
 * p -= learningRate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
 * </pre>
 *
 * <p>t counts steps from 1. Weight decay is an L2 penalty here; {@link AdamW} decouples it.
 */
public final class Adam extends Optimizer {
    private Adam(Settings settings) {
        super(settings);
    }

    /**
     * Adam with PyTorch's defaults: betas 0.9 and 0.999, epsilon 1e-8, no weight decay.
     *
     * @param learningRate the step size, finite and not negative; usual 1e-3
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Adam learningRate(float learningRate) {
        return new Adam(settings(learningRate)
                .with(Hyper.BETA1, 0.9f)
                .with(Hyper.BETA2, 0.999f)
                .with(Hyper.EPSILON, 1e-8f)
                .with(Hyper.WEIGHT_DECAY, 0f)
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
    public Adam betas(float beta1, float beta2) {
        return new Adam(settings().with(Hyper.BETA1, beta1).with(Hyper.BETA2, beta2));
    }

    /**
     * Sets the number added to the denominator, outside the root.
     *
     * @param epsilon finite and not negative; default 1e-8
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Adam epsilon(float epsilon) {
        return new Adam(settings().with(Hyper.EPSILON, epsilon));
    }

    /**
     * Sets the weight decay: an L2 penalty of {@code weightDecay / 2 * p²}, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Adam weightDecay(float weightDecay) {
        return new Adam(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    /**
     * Divides by the root of the largest mean square so far instead of the current one (Reddi et al., 2018).
     *
     * @return a copy with that setting
     */
    public Adam amsgrad() {
        return new Adam(settings().with(Hyper.AMSGRAD, true));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new AdaptiveMoments(trainable, this, false);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new Adam(changed);
    }
}
