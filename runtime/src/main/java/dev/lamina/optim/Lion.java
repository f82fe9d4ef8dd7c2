package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Settings;
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
    private Lion(Settings settings) {
        super(settings);
    }

    /**
     * Lion with the paper's defaults: betas 0.9 and 0.99, no weight decay.
     *
     * @param learningRate the step size, finite and not negative; usual 1e-4
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Lion learningRate(float learningRate) {
        return new Lion(settings(learningRate)
                .with(Hyper.BETA1, 0.9f)
                .with(Hyper.BETA2, 0.99f)
                .with(Hyper.WEIGHT_DECAY, 0f));
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
        return new Lion(settings().with(Hyper.BETA1, beta1).with(Hyper.BETA2, beta2));
    }

    /**
     * Sets the weight decay, decoupled as in {@link AdamW}: p is multiplied by {@code 1 - learningRate * weightDecay}.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Lion weightDecay(float weightDecay) {
        return new Lion(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new Moments(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new Lion(changed);
    }

    /** The mean gradients of one run. */
    private static final class Moments extends Rule {
        private final double decay;
        private final float b1;
        private final float b2;
        private final float rest1;
        private final float rest2;
        private final float[][] means = slot("exp_avg");
        private float rate;
        private float keep;

        Moments(List<Parameter> parameters, Lion optimizer) {
            super(parameters, optimizer);
            Settings settings = optimizer.settings();
            decay = settings.exact(Hyper.WEIGHT_DECAY);
            b1 = settings.get(Hyper.BETA1);
            b2 = settings.get(Hyper.BETA2);
            rest1 = (float) (1 - settings.exact(Hyper.BETA1));
            rest2 = (float) (1 - settings.exact(Hyper.BETA2));
        }

        @Override
        protected void beginStep() {
            rate = learningRate();
            keep = (float) (1 - exactRate() * decay);
        }

        @Override
        protected void update(int i, float[] p, float[] g, int from, int to) {
            step(p, g, means[i], from, to, b1, rest1, b2, rest2, keep, rate);
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
                m[i] = Math.fma(b2, m[i], rest2 * g[i]) + FLUSH_MEAN - FLUSH_MEAN;
                p[i] = Math.fma(keep, p[i], -rate * direction);
            }
        }
    }
}
