package dev.lamina.optim;

import dev.lamina.model.Parameter;
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
    private final float learningRate;
    private final float beta1;
    private final float beta2;
    private final float epsilon;
    private final float weightDecay;

    private Adamax(float learningRate, float beta1, float beta2, float epsilon, float weightDecay) {
        this.learningRate = Checks.notNegative("learningRate", learningRate);
        this.beta1 = Checks.belowOne("beta1", beta1);
        this.beta2 = Checks.belowOne("beta2", beta2);
        this.epsilon = Checks.notNegative("epsilon", epsilon);
        this.weightDecay = Checks.notNegative("weightDecay", weightDecay);
    }

    /**
     * Adamax with PyTorch's defaults: betas 0.9 and 0.999, epsilon 1e-8, no weight decay.
     *
     * @param learningRate the step size, finite and not negative; usual 2e-3
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Adamax learningRate(float learningRate) {
        return new Adamax(learningRate, 0.9f, 0.999f, 1e-8f, 0f);
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
        return new Adamax(learningRate, beta1, beta2, epsilon, weightDecay);
    }

    /**
     * Sets the number added to the size of the gradient.
     *
     * @param epsilon the number, finite and not negative; default 1e-8
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adamax epsilon(float epsilon) {
        return new Adamax(learningRate, beta1, beta2, epsilon, weightDecay);
    }

    /**
     * Sets the weight decay: an L2 penalty of {@code weightDecay / 2 * p²}, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adamax weightDecay(float weightDecay) {
        return new Adamax(learningRate, beta1, beta2, epsilon, weightDecay);
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
        return "Adamax(learningRate=" + learningRate + ", beta1=" + beta1 + ", beta2=" + beta2 + ", epsilon=" + epsilon
                + ", weightDecay=" + weightDecay + ")";
    }

    /** The moments of one run. */
    private static final class Moments extends State {
        private final Adamax settings;
        private final double exactBeta1;
        private final float rest1;
        private final float[][] means;
        private final float[][] largest;
        private double power1 = 1;
        private float scale;

        Moments(List<Parameter> parameters, Adamax settings) {
            super(parameters, settings.learningRate);
            this.settings = settings;
            this.exactBeta1 = Checks.decimal(settings.beta1);
            this.rest1 = (float) (1 - exactBeta1);
            this.means = moments(parameters);
            this.largest = moments(parameters);
        }

        @Override
        void beginStep() {
            power1 *= exactBeta1;
            scale = (float) (exactRate() / (1 - power1));
        }

        @Override
        void update(int i, float[] p, float[] g, int from, int to) {
            float decay = settings.weightDecay;
            step(
                    p,
                    g,
                    means[i],
                    largest[i],
                    from,
                    to,
                    settings.beta1,
                    rest1,
                    settings.beta2,
                    settings.epsilon,
                    decay,
                    scale);
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
                float mean = Math.fma(b1, m[i], rest1 * d) + AdaptiveMoments.FLUSH_MEAN - AdaptiveMoments.FLUSH_MEAN;
                float most = Math.max(b2 * u[i], Math.abs(d) + epsilon);
                m[i] = mean;
                u[i] = most;
                p[i] -= most == 0f ? 0f : scale * mean / most;
            }
        }
    }
}
