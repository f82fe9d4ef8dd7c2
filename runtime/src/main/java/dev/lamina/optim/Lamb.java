package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Scalar;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * LAMB, for large batches: Adam's step, made as long as the weights of its parameter are large (You et al., 2020):
 *
 * <pre>
 * m  = beta1 * m + (1 - beta1) * g
 * v  = beta2 * v + (1 - beta2) * g²
 * u  = m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon) + weightDecay * p
 * p -= learningRate * |p| / |u| * u
 * </pre>
 *
 * <p>t counts steps from 1. Norms are Euclidean, over all of a parameter; where one of them is 0, the quotient is taken as 1.
 */
public final class Lamb extends Optimizer {
    private Lamb(Settings settings) {
        super(settings);
    }

    /**
     * LAMB with the paper's defaults: betas 0.9 and 0.999, epsilon 1e-6, weight decay 0.01.
     *
     * @param learningRate the step size as a share of the weights, finite and not negative; usual 1e-2
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Lamb learningRate(float learningRate) {
        return new Lamb(settings(learningRate)
                .with(Hyper.BETA1, 0.9f)
                .with(Hyper.BETA2, 0.999f)
                .with(Hyper.EPSILON, 1e-6f)
                .with(Hyper.WEIGHT_DECAY, 0.01f));
    }

    /**
     * Sets how slowly the moments change.
     *
     * @param beta1 for the mean, from 0 to below 1; default 0.9
     * @param beta2 for the mean square, from 0 to below 1; default 0.999
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Lamb betas(float beta1, float beta2) {
        return new Lamb(settings().with(Hyper.BETA1, beta1).with(Hyper.BETA2, beta2));
    }

    /**
     * Sets the number added to the denominator, outside the root.
     *
     * @param epsilon finite and not negative; default 1e-6
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Lamb epsilon(float epsilon) {
        return new Lamb(settings().with(Hyper.EPSILON, epsilon));
    }

    /**
     * Sets the weight decay, a part of the step whose length is then chosen; biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0.01
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Lamb weightDecay(float weightDecay) {
        return new Lamb(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new Moments(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new Lamb(changed);
    }

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
        private final float[] direction;
        private float scale;
        private float rootScale;

        Moments(List<Parameter> parameters, Lamb optimizer) {
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
            direction = new float
                    [parameters.stream().mapToInt(Parameter::size).max().orElse(0)];
        }

        @Override
        protected void beginStep() {
            power1.multiply(beta1);
            power2.multiply(beta2);
            scale = (float) (1 / (1 - power1.get()));
            rootScale = (float) (1 / Math.sqrt(1 - power2.get()));
        }

        @Override
        protected void update(int i, float[] p, float[] g, int from, int to) {
            direct(p, g, means[i], squares[i], direction, to, b1, rest1, b2, rest2, epsilon, decay, scale, rootScale);
            double length = Norms.squares(direction, to);
            double weights = Norms.squares(p, to);
            double trust = length == 0 || weights == 0 ? 1 : Math.sqrt(weights) / Math.sqrt(length);
            move(p, direction, to, (float) (-exactRate() * trust));
        }

        private static void direct(
                float[] p,
                float[] g,
                float[] m,
                float[] v,
                float[] u,
                int size,
                float b1,
                float rest1,
                float b2,
                float rest2,
                float epsilon,
                float decay,
                float scale,
                float rootScale) {
            for (int i = 0; i < size; i++) {
                float mean = Math.fma(b1, m[i], rest1 * g[i]) + FLUSH_MEAN - FLUSH_MEAN;
                float square = Math.fma(b2, v[i], rest2 * g[i] * g[i]) + FLUSH - FLUSH;
                m[i] = mean;
                v[i] = square;
                float root = (float) Math.sqrt(square) * rootScale;
                u[i] = Math.fma(decay, p[i], scale * mean / (root + epsilon + Float.MIN_NORMAL));
            }
        }

        private static void move(float[] p, float[] u, int size, float factor) {
            for (int i = 0; i < size; i++) {
                p[i] = Math.fma(factor, u[i], p[i]);
            }
        }
    }
}
