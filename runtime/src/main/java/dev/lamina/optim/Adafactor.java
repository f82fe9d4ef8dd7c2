package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * Adafactor: the mean squares of a matrix are kept as one number a row and one a column (Shazeer and Stern, 2018), as in
 * PyTorch:
 *
 * <pre>
 * c  = t^beta2Decay
 * R  = (1 - c) * R + c * mean of g² over each row
 * C  = (1 - c) * C + c * mean of g² over each column
 * V  = R * C / max(mean of R, epsilon1)           with one axis: V = (1 - c) * V + c * g²
 * u  = g / max(sqrt(V), epsilon1)
 * p *= 1 - learningRate * weightDecay
 * p -= min(learningRate, 1 / sqrt(t)) * max(epsilon2, rms(p)) / max(1, rms(u) / clip) * u
 * </pre>
 *
 * <p>t counts steps from 1; rms is the root of the mean square of all values of a parameter, p that before the decay. Rows
 * and columns are the last two axes; those before them count a matrix each. The memory is that of one moment for parameters
 * with one axis alone.
 */
public final class Adafactor extends Optimizer {
    static final Setting DECAY = Setting.notNegative("beta2Decay");
    static final Setting EPSILON1 = Setting.notNegative("epsilon1");
    static final Setting EPSILON2 = Setting.notNegative("epsilon2");
    static final Setting CLIP = Setting.atLeastOne("clip");

    private Adafactor(Settings settings) {
        super(settings);
    }

    /**
     * Adafactor with PyTorch's defaults: beta2Decay 0.8, epsilons 2^-23 and 1e-3, clip 1, no weight decay.
     *
     * @param learningRate what a step is at most, as a share of the weights; finite and not negative, usual 1e-2
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Adafactor learningRate(float learningRate) {
        return new Adafactor(settings(learningRate)
                .with(DECAY, 0.8f)
                .with(EPSILON1, Math.ulp(1f))
                .with(EPSILON2, 1e-3f)
                .with(CLIP, 1f)
                .with(Hyper.WEIGHT_DECAY, 0f));
    }

    /**
     * Sets how fast new gradients count less: by {@code t^-decay}.
     *
     * @param decay finite and not negative; default 0.8, which is PyTorch's -0.8
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Adafactor beta2Decay(float decay) {
        return new Adafactor(settings().with(DECAY, decay));
    }

    /**
     * Sets what keeps quotients finite and steps from vanishing.
     *
     * @param epsilon1 what a root is at least, finite and not negative; default 2^-23
     * @param epsilon2 what the size of the weights counts at least, finite and not negative; default 1e-3
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adafactor epsilons(float epsilon1, float epsilon2) {
        return new Adafactor(settings().with(EPSILON1, epsilon1).with(EPSILON2, epsilon2));
    }

    /**
     * Sets how large the root of the mean square of u may be.
     *
     * @param clip at least 1; default 1
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Adafactor clip(float clip) {
        return new Adafactor(settings().with(CLIP, clip));
    }

    /**
     * Sets the weight decay, decoupled as in {@link AdamW}, biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adafactor weightDecay(float weightDecay) {
        return new Adafactor(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new FactoredSquares(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new Adafactor(changed);
    }
}
