package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Scalar;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * Adamax: Adam with the largest gradient, slowly forgotten, instead of the mean square (Kingma and Ba, 2015), as in
 * PyTorch:
 *
 * <pre>
 * g += weightDecay * p
 * m  = beta1 * m + (1 - beta1) * g
 * u  = max(beta2 * u, |g| + epsilon)
 * p -= learningRate / (1 - beta1^t) * m / u
 * </pre>
 *
 * <p>t counts steps from 1.
 */
public final class Adamax extends Optimizer {
    private Adamax(Settings settings) {
        super(settings);
    }

    /**
     * Adamax with PyTorch's defaults: betas 0.9 and 0.999, epsilon 1e-8, no weight decay.
     *
     * @param learningRate the step size, finite and not negative; usual 2e-3
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Adamax learningRate(float learningRate) {
        return new Adamax(settings(learningRate)
                .with(Hyper.BETA1, 0.9f)
                .with(Hyper.BETA2, 0.999f)
                .with(Hyper.EPSILON, 1e-8f)
                .with(Hyper.WEIGHT_DECAY, 0f));
    }

    /**
     * Sets how slowly the moments change.
     *
     * @param beta1 for the mean, from 0 to below 1; default 0.9
     * @param beta2 for the largest gradient, from 0 to below 1; default 0.999
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adamax betas(float beta1, float beta2) {
        return new Adamax(settings().with(Hyper.BETA1, beta1).with(Hyper.BETA2, beta2));
    }

    /**
     * Sets the number added to the size of the gradient.
     *
     * @param epsilon the number, finite and not negative; default 1e-8
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adamax epsilon(float epsilon) {
        return new Adamax(settings().with(Hyper.EPSILON, epsilon));
    }

    /**
     * Sets the weight decay: an L2 penalty of {@code weightDecay / 2 * p²}, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adamax weightDecay(float weightDecay) {
        return new Adamax(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new Moments(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new Adamax(changed);
    }

    /** The moments of one run. */
    private static final class Moments extends Rule {
        private final double beta1;
        private final float b1;
        private final float rest1;
        private final float b2;
        private final float epsilon;
        private final float decay;
        private final float[][] means = slot("exp_avg");
        private final float[][] largest = slot("exp_inf");
        private final Scalar power1 = scalar("beta1_power", 1);
        private float scale;

        Moments(List<Parameter> parameters, Adamax optimizer) {
            super(parameters, optimizer);
            Settings settings = optimizer.settings();
            beta1 = settings.exact(Hyper.BETA1);
            b1 = settings.get(Hyper.BETA1);
            rest1 = (float) (1 - beta1);
            b2 = settings.get(Hyper.BETA2);
            epsilon = settings.get(Hyper.EPSILON);
            decay = settings.get(Hyper.WEIGHT_DECAY);
        }

        @Override
        protected void beginStep() {
            power1.multiply(beta1);
            scale = (float) (exactRate() / (1 - power1.get()));
        }

        @Override
        protected void update(int i, float[] p, float[] g, int from, int to) {
            step(p, g, means[i], largest[i], from, to, b1, rest1, b2, epsilon, decay, scale);
        }

        private static void step(
                float[] p,
                float[] g,
                float[] m,
                float[] u,
                int from,
                int to,
                float b1,
                float rest1,
                float b2,
                float epsilon,
                float decay,
                float scale) {
            for (int i = from; i < to; i++) {
                float d = Math.fma(decay, p[i], g[i]);
                float mean = Math.fma(b1, m[i], rest1 * d) + FLUSH_MEAN - FLUSH_MEAN;
                float most = Math.max(b2 * u[i], Math.abs(d) + epsilon);
                m[i] = mean;
                u[i] = most;
                p[i] -= most == 0f ? 0f : scale * mean / most;
            }
        }
    }
}
