package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Scalar;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
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
    private static final Setting MOMENTUM_DECAY = Setting.notNegative("momentumDecay");

    private NAdam(Settings settings) {
        super(settings);
    }

    /**
     * NAdam with PyTorch's defaults: betas 0.9 and 0.999, epsilon 1e-8, momentum decay 0.004, no weight decay.
     *
     * @param learningRate the step size, finite and not negative; usual 2e-3
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static NAdam learningRate(float learningRate) {
        return new NAdam(settings(learningRate)
                .with(Hyper.BETA1, 0.9f)
                .with(Hyper.BETA2, 0.999f)
                .with(Hyper.EPSILON, 1e-8f)
                .with(MOMENTUM_DECAY, 0.004f)
                .with(Hyper.WEIGHT_DECAY, 0f));
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
        return new NAdam(settings().with(Hyper.BETA1, beta1).with(Hyper.BETA2, beta2));
    }

    /**
     * Sets the number added to the denominator, outside the root.
     *
     * @param epsilon the number, finite and not negative; default 1e-8
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public NAdam epsilon(float epsilon) {
        return new NAdam(settings().with(Hyper.EPSILON, epsilon));
    }

    /**
     * Sets how fast the momentum comes up to beta1.
     *
     * @param momentumDecay the decay, finite and not negative; default 0.004
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public NAdam momentumDecay(float momentumDecay) {
        return new NAdam(settings().with(MOMENTUM_DECAY, momentumDecay));
    }

    /**
     * Sets the weight decay: an L2 penalty of {@code weightDecay / 2 * p²}, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public NAdam weightDecay(float weightDecay) {
        return new NAdam(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new Moments(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new NAdam(changed);
    }

    /** The moments of one run. */
    private static final class Moments extends Rule {
        private final double beta1;
        private final double beta2;
        private final float b1;
        private final float b2;
        private final float rest1;
        private final float rest2;
        private final float epsilon;
        private final float decay;
        private final float[][] means = slot("exp_avg");
        private final float[][] squares = slot("exp_avg_sq");
        private final double shrink;
        private final Scalar power2 = scalar("beta2_power", 1);
        private final Scalar shrunk = scalar("mu_power", 1);
        private final Scalar product = scalar("mu_product", 1);
        private float gradientScale;
        private float meanScale;
        private float rootScale;

        Moments(List<Parameter> parameters, NAdam optimizer) {
            super(parameters, optimizer);
            Settings settings = optimizer.settings();
            beta1 = settings.exact(Hyper.BETA1);
            beta2 = settings.exact(Hyper.BETA2);
            b1 = settings.get(Hyper.BETA1);
            b2 = settings.get(Hyper.BETA2);
            rest1 = (float) (1 - beta1);
            rest2 = (float) (1 - beta2);
            epsilon = settings.get(Hyper.EPSILON);
            decay = settings.get(Hyper.WEIGHT_DECAY);
            shrink = StrictMath.pow(0.96, settings.exact(MOMENTUM_DECAY));
        }

        @Override
        protected void beginStep() {
            power2.multiply(beta2);
            shrunk.multiply(shrink);
            double now = beta1 * (1 - 0.5 * shrunk.get());
            double next = beta1 * (1 - 0.5 * shrunk.get() * shrink);
            product.multiply(now);
            gradientScale = (float) (exactRate() * (1 - now) / (1 - product.get()));
            meanScale = (float) (exactRate() * next / (1 - product.get() * next));
            rootScale = (float) (1 / Math.sqrt(1 - power2.get()));
        }

        @Override
        protected void update(int i, float[] p, float[] g, int from, int to) {
            float[] m = means[i];
            float[] v = squares[i];
            step(p, g, m, v, from, to, b1, rest1, b2, rest2, epsilon, decay, gradientScale, meanScale, rootScale);
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
                float mean = Math.fma(b1, m[i], rest1 * d) + FLUSH_MEAN - FLUSH_MEAN;
                float square = Math.fma(b2, v[i], rest2 * d * d) + FLUSH - FLUSH;
                m[i] = mean;
                v[i] = square;
                float root = (float) Math.sqrt(square);
                p[i] -= Math.fma(gradientScale, d, meanScale * mean) / Math.fma(root, rootScale, epsilon);
            }
        }
    }
}
