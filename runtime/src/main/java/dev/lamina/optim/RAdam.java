package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Scalar;
import dev.lamina.state.Settings;
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
    private RAdam(Settings settings) {
        super(settings);
    }

    /**
     * RAdam with PyTorch's defaults: betas 0.9 and 0.999, epsilon 1e-8, no weight decay.
     *
     * @param learningRate the step size, finite and not negative; usual 1e-3
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static RAdam learningRate(float learningRate) {
        return new RAdam(settings(learningRate)
                .with(Hyper.BETA1, 0.9f)
                .with(Hyper.BETA2, 0.999f)
                .with(Hyper.EPSILON, 1e-8f)
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
    public RAdam betas(float beta1, float beta2) {
        return new RAdam(settings().with(Hyper.BETA1, beta1).with(Hyper.BETA2, beta2));
    }

    /**
     * Sets the number added to the denominator, outside the root.
     *
     * @param epsilon the number, finite and not negative; default 1e-8
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public RAdam epsilon(float epsilon) {
        return new RAdam(settings().with(Hyper.EPSILON, epsilon));
    }

    /**
     * Sets the weight decay: an L2 penalty of {@code weightDecay / 2 * p²}, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public RAdam weightDecay(float weightDecay) {
        return new RAdam(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new Moments(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new RAdam(changed);
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
        private final Scalar power1 = scalar("beta1_power", 1);
        private final Scalar power2 = scalar("beta2_power", 1);
        private boolean rectified;
        private float scale;

        Moments(List<Parameter> parameters, RAdam optimizer) {
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
        }

        @Override
        protected void beginStep() {
            power1.multiply(beta1);
            power2.multiply(beta2);
            double longest = 2 / (1 - beta2) - 1;
            double left = 1 - power2.get();
            double length = longest - 2 * step() * power2.get() / left;
            rectified = length > 5;
            double factor = exactRate() / (1 - power1.get());
            if (rectified) {
                double known = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length);
                factor *= Math.sqrt(known) * Math.sqrt(left);
            }
            scale = (float) factor;
        }

        @Override
        protected void update(int i, float[] p, float[] g, int from, int to) {
            float[] m = means[i];
            float[] v = squares[i];
            if (rectified) {
                step(p, g, m, v, from, to, b1, rest1, b2, rest2, epsilon, decay, scale);
            } else {
                plain(p, g, m, v, from, to, b1, rest1, b2, rest2, decay, scale);
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
                float mean = Math.fma(b1, m[i], rest1 * d) + FLUSH_MEAN - FLUSH_MEAN;
                float square = Math.fma(b2, v[i], rest2 * d * d) + FLUSH - FLUSH;
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
                float mean = Math.fma(b1, m[i], rest1 * d) + FLUSH_MEAN - FLUSH_MEAN;
                v[i] = Math.fma(b2, v[i], rest2 * d * d) + FLUSH - FLUSH;
                m[i] = mean;
                p[i] = Math.fma(-scale, mean, p[i]);
            }
        }
    }
}
