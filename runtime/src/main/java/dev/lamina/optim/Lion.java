package dev.lamina.optim;

import dev.lamina.model.Parameter;
import java.util.List;

/**
 * Lion: steps of one size in the direction of the sign of a mean gradient (Chen et al., 2023):
 *
 * <pre>
 * p *= 1 - learningRate * weightDecay
 * p -= learningRate * sign(beta1 * m + (1 - beta1) * g)
 * m  = beta2 * m + (1 - beta2) * g
 * </pre>
 *
 * <p>Its learning rate is usually 3 to 10 times smaller than AdamW's, its weight decay as many times larger.
 */
public final class Lion extends Optimizer {
    private final float learningRate;
    private final float beta1;
    private final float beta2;
    private final float weightDecay;

    private Lion(float learningRate, float beta1, float beta2, float weightDecay) {
        this.learningRate = Checks.notNegative("learningRate", learningRate);
        this.beta1 = Checks.belowOne("beta1", beta1);
        this.beta2 = Checks.belowOne("beta2", beta2);
        this.weightDecay = Checks.notNegative("weightDecay", weightDecay);
    }

    /**
     * Lion with the paper's defaults: betas 0.9 and 0.99, no weight decay.
     *
     * @param learningRate the step size, finite and not negative; usual 1e-4
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Lion learningRate(float learningRate) {
        return new Lion(learningRate, 0.9f, 0.99f, 0f);
    }

    /**
     * Sets how slowly the moments change.
     *
     * @param beta1 for the direction of the step, from 0 to below 1; default 0.9
     * @param beta2 for the mean that is kept, from 0 to below 1; default 0.99
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Lion betas(float beta1, float beta2) {
        return new Lion(learningRate, beta1, beta2, weightDecay);
    }

    /**
     * Sets the weight decay, decoupled as in {@link AdamW}: p is multiplied by {@code 1 - learningRate * weightDecay}.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Lion weightDecay(float weightDecay) {
        return new Lion(learningRate, beta1, beta2, weightDecay);
    }

    @Override
    public float learningRate() {
        return learningRate;
    }

    @Override
    State newState(List<Parameter> trainable) {
        return new Moments(trainable, this);
    }

    @Override
    public String toString() {
        return "Lion(learningRate=" + learningRate + ", beta1=" + beta1 + ", beta2=" + beta2 + ", weightDecay="
                + weightDecay + ")";
    }

    /** The mean gradients of one run. */
    private static final class Moments extends State {
        private final Lion settings;
        private final double decay;
        private final float rest1;
        private final float rest2;
        private final float[][] means;
        private float rate;
        private float keep;

        Moments(List<Parameter> parameters, Lion settings) {
            super(parameters, settings.learningRate);
            this.settings = settings;
            this.decay = Checks.decimal(settings.weightDecay);
            this.rest1 = (float) (1 - Checks.decimal(settings.beta1));
            this.rest2 = (float) (1 - Checks.decimal(settings.beta2));
            this.means = moments(parameters);
        }

        @Override
        void beginStep() {
            rate = learningRate();
            keep = (float) (1 - exactRate() * decay);
        }

        @Override
        void update(int i, float[] p, float[] g, int from, int to) {
            step(p, g, means[i], from, to, settings.beta1, rest1, settings.beta2, rest2, keep, rate);
        }

        private static void step(
                float[] p,
                float[] g,
                float[] m,
                int from,
                int to,
                float b1,
                float rest1,
                float b2,
                float rest2,
                float keep,
                float rate) {
            for (int i = from; i < to; i++) {
                float direction = Math.signum(Math.fma(b1, m[i], rest1 * g[i]));
                m[i] = Math.fma(b2, m[i], rest2 * g[i]) + AdaptiveMoments.FLUSH_MEAN - AdaptiveMoments.FLUSH_MEAN;
                p[i] = Math.fma(keep, p[i], -rate * direction);
            }
        }
    }
}
