package dev.lamina.optim;

import dev.lamina.model.Parameter;
import java.util.List;

/**
 * NAdam: Adam with Nesterov's look ahead (Dozat, 2016), as in PyTorch:
 *
 * <pre>
 * g   += weightDecay * p
 * m, v as in {@link Adam}
 * mu_t = beta1 * (1 - 0.96^(t * momentumDecay) / 2),  M_t = mu_1 * ... * mu_t
 * d    = sqrt(v / (1 - beta2^t)) + epsilon
 * p   -= learningRate * ((1 - mu_t) / (1 - M_t) * g + mu_(t+1) / (1 - M_t * mu_(t+1)) * m) / d
 * </pre>
 *
 * <p>t counts steps from 1.
 */
public final class NAdam extends Optimizer {
    private final float learningRate;
    private final float beta1;
    private final float beta2;
    private final float epsilon;
    private final float momentumDecay;
    private final float weightDecay;

    private NAdam(float learningRate, float beta1, float beta2, float epsilon, float momentumDecay, float weightDecay) {
        this.learningRate = Checks.notNegative("learningRate", learningRate);
        this.beta1 = Checks.belowOne("beta1", beta1);
        this.beta2 = Checks.belowOne("beta2", beta2);
        this.epsilon = Checks.notNegative("epsilon", epsilon);
        this.momentumDecay = Checks.notNegative("momentumDecay", momentumDecay);
        this.weightDecay = Checks.notNegative("weightDecay", weightDecay);
    }

    /**
     * NAdam with PyTorch's defaults: betas 0.9 and 0.999, epsilon 1e-8, momentum decay 0.004, no weight decay.
     *
     * @param learningRate the step size, finite and not negative; usual 2e-3
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static NAdam learningRate(float learningRate) {
        return new NAdam(learningRate, 0.9f, 0.999f, 1e-8f, 0.004f, 0f);
    }

    /**
     * Sets how slowly the moments change.
     *
     * @param beta1 for the mean, from 0 to below 1; default 0.9
     * @param beta2 for the mean square, from 0 to below 1; default 0.999
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public NAdam betas(float beta1, float beta2) {
        return new NAdam(learningRate, beta1, beta2, epsilon, momentumDecay, weightDecay);
    }

    /**
     * Sets the number added to the denominator, outside the root.
     *
     * @param epsilon the number, finite and not negative; default 1e-8
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public NAdam epsilon(float epsilon) {
        return new NAdam(learningRate, beta1, beta2, epsilon, momentumDecay, weightDecay);
    }

    /**
     * Sets how fast the momentum comes up to beta1.
     *
     * @param momentumDecay the decay, finite and not negative; default 0.004
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public NAdam momentumDecay(float momentumDecay) {
        return new NAdam(learningRate, beta1, beta2, epsilon, momentumDecay, weightDecay);
    }

    /**
     * Sets the weight decay: an L2 penalty of {@code weightDecay / 2 * p²}, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public NAdam weightDecay(float weightDecay) {
        return new NAdam(learningRate, beta1, beta2, epsilon, momentumDecay, weightDecay);
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
        return "NAdam(learningRate=" + learningRate + ", beta1=" + beta1 + ", beta2=" + beta2 + ", epsilon=" + epsilon
                + ", momentumDecay=" + momentumDecay + ", weightDecay=" + weightDecay + ")";
    }

    /** The moments of one run. */
    private static final class Moments extends State {
        private final NAdam settings;
        private final double exactBeta1;
        private final double exactBeta2;
        private final double shrink;
        private final float rest1;
        private final float rest2;
        private final float[][] means;
        private final float[][] squares;
        private double power2 = 1;
        private double shrunk = 1;
        private double product = 1;
        private float gradientScale;
        private float meanScale;
        private float rootScale;

        Moments(List<Parameter> parameters, NAdam settings) {
            super(parameters, settings.learningRate);
            this.settings = settings;
            this.exactBeta1 = Checks.decimal(settings.beta1);
            this.exactBeta2 = Checks.decimal(settings.beta2);
            this.shrink = StrictMath.pow(0.96, Checks.decimal(settings.momentumDecay));
            this.rest1 = (float) (1 - exactBeta1);
            this.rest2 = (float) (1 - exactBeta2);
            this.means = moments(parameters);
            this.squares = moments(parameters);
        }

        @Override
        void beginStep() {
            power2 *= exactBeta2;
            shrunk *= shrink;
            double now = exactBeta1 * (1 - 0.5 * shrunk);
            double next = exactBeta1 * (1 - 0.5 * shrunk * shrink);
            product *= now;
            gradientScale = (float) (exactRate() * (1 - now) / (1 - product));
            meanScale = (float) (exactRate() * next / (1 - product * next));
            rootScale = (float) (1 / Math.sqrt(1 - power2));
        }

        @Override
        void update(int i, float[] p, float[] g, int from, int to) {
            NAdam s = settings;
            float[] m = means[i];
            float[] v = squares[i];
            step(
                    p,
                    g,
                    m,
                    v,
                    from,
                    to,
                    s.beta1,
                    rest1,
                    s.beta2,
                    rest2,
                    s.epsilon,
                    s.weightDecay,
                    gradientScale,
                    meanScale,
                    rootScale);
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
                float gradientScale,
                float meanScale,
                float rootScale) {
            for (int i = from; i < to; i++) {
                float d = Math.fma(decay, p[i], g[i]);
                float mean = Math.fma(b1, m[i], rest1 * d) + AdaptiveMoments.FLUSH_MEAN - AdaptiveMoments.FLUSH_MEAN;
                float square = Math.fma(b2, v[i], rest2 * d * d) + Checks.FLUSH - Checks.FLUSH;
                m[i] = mean;
                v[i] = square;
                float root = (float) Math.sqrt(square);
                p[i] -= Math.fma(gradientScale, d, meanScale * mean) / Math.fma(root, rootScale, epsilon);
            }
        }
    }
}
