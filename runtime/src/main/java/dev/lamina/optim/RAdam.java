package dev.lamina.optim;

import dev.lamina.model.Parameter;
import java.util.List;

/**
 * RAdam: Adam that takes plain steps until the mean square is known well enough (Liu et al., 2020), as in PyTorch:
 *
 * <pre>
 * g += weightDecay * p
 * m, v as in {@link Adam}
 * rho_inf = 2 / (1 - beta2) - 1,  rho = rho_inf - 2 * t * beta2^t / (1 - beta2^t)
 * if rho &gt; 5: r  = sqrt((rho - 4) * (rho - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho))
 *             p -= learningRate * r * m / (1 - beta1^t) * sqrt(1 - beta2^t) / (sqrt(v) + epsilon)
 * else        p -= learningRate * m / (1 - beta1^t)
 * </pre>
 *
 * <p>t counts steps from 1.
 */
public final class RAdam extends Optimizer {
    private final float learningRate;
    private final float beta1;
    private final float beta2;
    private final float epsilon;
    private final float weightDecay;

    private RAdam(float learningRate, float beta1, float beta2, float epsilon, float weightDecay) {
        this.learningRate = Checks.notNegative("learningRate", learningRate);
        this.beta1 = Checks.belowOne("beta1", beta1);
        this.beta2 = Checks.belowOne("beta2", beta2);
        this.epsilon = Checks.notNegative("epsilon", epsilon);
        this.weightDecay = Checks.notNegative("weightDecay", weightDecay);
    }

    /**
     * RAdam with PyTorch's defaults: betas 0.9 and 0.999, epsilon 1e-8, no weight decay.
     *
     * @param learningRate the step size, finite and not negative; usual 1e-3
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static RAdam learningRate(float learningRate) {
        return new RAdam(learningRate, 0.9f, 0.999f, 1e-8f, 0f);
    }

    /**
     * Sets how slowly the moments change.
     *
     * @param beta1 for the mean, from 0 to below 1; default 0.9
     * @param beta2 for the mean square, from 0 to below 1; default 0.999
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public RAdam betas(float beta1, float beta2) {
        return new RAdam(learningRate, beta1, beta2, epsilon, weightDecay);
    }

    /**
     * Sets the number added to the denominator, outside the root.
     *
     * @param epsilon the number, finite and not negative; default 1e-8
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public RAdam epsilon(float epsilon) {
        return new RAdam(learningRate, beta1, beta2, epsilon, weightDecay);
    }

    /**
     * Sets the weight decay: an L2 penalty of {@code weightDecay / 2 * p²}, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public RAdam weightDecay(float weightDecay) {
        return new RAdam(learningRate, beta1, beta2, epsilon, weightDecay);
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
        return "RAdam(learningRate=" + learningRate + ", beta1=" + beta1 + ", beta2=" + beta2 + ", epsilon=" + epsilon
                + ", weightDecay=" + weightDecay + ")";
    }

    /** The moments of one run. */
    private static final class Moments extends State {
        private final RAdam settings;
        private final double exactBeta1;
        private final double exactBeta2;
        private final float rest1;
        private final float rest2;
        private final float[][] means;
        private final float[][] squares;
        private double power1 = 1;
        private double power2 = 1;
        private boolean rectified;
        private float scale;

        Moments(List<Parameter> parameters, RAdam settings) {
            super(parameters, settings.learningRate);
            this.settings = settings;
            this.exactBeta1 = Checks.decimal(settings.beta1);
            this.exactBeta2 = Checks.decimal(settings.beta2);
            this.rest1 = (float) (1 - exactBeta1);
            this.rest2 = (float) (1 - exactBeta2);
            this.means = moments(parameters);
            this.squares = moments(parameters);
        }

        @Override
        void beginStep() {
            power1 *= exactBeta1;
            power2 *= exactBeta2;
            double longest = 2 / (1 - exactBeta2) - 1;
            double length = longest - 2 * step() * power2 / (1 - power2);
            rectified = length > 5;
            double factor = exactRate() / (1 - power1);
            if (rectified) {
                double known = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length);
                factor *= Math.sqrt(known) * Math.sqrt(1 - power2);
            }
            scale = (float) factor;
        }

        @Override
        void update(int i, float[] p, float[] g, int from, int to) {
            RAdam s = settings;
            if (rectified) {
                step(
                        p,
                        g,
                        means[i],
                        squares[i],
                        from,
                        to,
                        s.beta1,
                        rest1,
                        s.beta2,
                        rest2,
                        s.epsilon,
                        s.weightDecay,
                        scale);
            } else {
                plain(p, g, means[i], squares[i], from, to, s.beta1, rest1, s.beta2, rest2, s.weightDecay, scale);
            }
        }

        private static void step(
                float[] p,
                float[] g,
                float[] m,
                float[] v,
                int from,
                int to,
                float b1,
                float rest1,
                float b2,
                float rest2,
                float epsilon,
                float decay,
                float scale) {
            for (int i = from; i < to; i++) {
                float d = Math.fma(decay, p[i], g[i]);
                float mean = Math.fma(b1, m[i], rest1 * d) + AdaptiveMoments.FLUSH_MEAN - AdaptiveMoments.FLUSH_MEAN;
                float square = Math.fma(b2, v[i], rest2 * d * d) + Checks.FLUSH - Checks.FLUSH;
                m[i] = mean;
                v[i] = square;
                p[i] -= scale * mean / ((float) Math.sqrt(square) + epsilon);
            }
        }

        private static void plain(
                float[] p,
                float[] g,
                float[] m,
                float[] v,
                int from,
                int to,
                float b1,
                float rest1,
                float b2,
                float rest2,
                float decay,
                float scale) {
            for (int i = from; i < to; i++) {
                float d = Math.fma(decay, p[i], g[i]);
                float mean = Math.fma(b1, m[i], rest1 * d) + AdaptiveMoments.FLUSH_MEAN - AdaptiveMoments.FLUSH_MEAN;
                v[i] = Math.fma(b2, v[i], rest2 * d * d) + Checks.FLUSH - Checks.FLUSH;
                m[i] = mean;
                p[i] = Math.fma(-scale, mean, p[i]);
            }
        }
    }
}
