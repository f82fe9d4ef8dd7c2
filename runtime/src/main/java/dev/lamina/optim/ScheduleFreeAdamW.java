package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Scalar;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * AdamW without a schedule (Defazio et al., 2024): a mean of all steps takes the place of a rate that falls, so that the
 * length of training needn't be known:
 *
 * <pre>
 * v  = beta2 * v + (1 - beta2) * g²
 * r  = learningRate * sqrt(1 - beta2^t)
 * z -= r * g / (sqrt(v) + epsilon) + r * weightDecay * p
 * c  = r² / sum of r² so far
 * x  = (1 - c) * x + c * z
 * p  = (1 - beta1) * z + beta1 * x
 * </pre>
 *
 * <p>t counts steps from 1; z and x begin at p. The network is trained at p, and evaluated and saved with x. A warm-up goes well
 * with it ({@code Warmup.over(n)}), a schedule that falls doesn't. Statistics of batch norms are those of p.
 */
public final class ScheduleFreeAdamW extends Optimizer {
    private ScheduleFreeAdamW(Settings settings) {
        super(settings);
    }

    /**
     * The rule with betas 0.9 and 0.999, epsilon 1e-8, no weight decay.
     *
     * @param learningRate the step size, finite and not negative; usual 2.5e-3, more than for {@link AdamW}
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static ScheduleFreeAdamW learningRate(float learningRate) {
        return new ScheduleFreeAdamW(settings(learningRate)
                .with(Hyper.BETA1, 0.9f)
                .with(Hyper.BETA2, 0.999f)
                .with(Hyper.EPSILON, 1e-8f)
                .with(Hyper.WEIGHT_DECAY, 0f));
    }

    /**
     * Sets the betas.
     *
     * @param beta1 how near to the mean gradients are taken, from 0 to below 1; default 0.9
     * @param beta2 how slowly the mean square changes, from 0 to below 1; default 0.999
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public ScheduleFreeAdamW betas(float beta1, float beta2) {
        return new ScheduleFreeAdamW(settings().with(Hyper.BETA1, beta1).with(Hyper.BETA2, beta2));
    }

    /**
     * Sets the number added to the root.
     *
     * @param epsilon finite and not negative; default 1e-8
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public ScheduleFreeAdamW epsilon(float epsilon) {
        return new ScheduleFreeAdamW(settings().with(Hyper.EPSILON, epsilon));
    }

    /**
     * Sets the weight decay, decoupled as in {@link AdamW}, biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public ScheduleFreeAdamW weightDecay(float weightDecay) {
        return new ScheduleFreeAdamW(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new Means(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new ScheduleFreeAdamW(changed);
    }

    private static final class Means extends ScheduleFree {
        private final double beta2;
        private final double decay;
        private final float b1;
        private final float b2;
        private final float rest2;
        private final float epsilon;
        private final float[][] squares = slot("exp_avg_sq");
        private final Scalar power2 = scalar("beta2_power", 1);
        private float rate;
        private float shrink;

        Means(List<Parameter> parameters, ScheduleFreeAdamW optimizer) {
            super(parameters, optimizer);
            Settings settings = optimizer.settings();
            beta2 = settings.exact(Hyper.BETA2);
            decay = settings.exact(Hyper.WEIGHT_DECAY);
            b1 = settings.get(Hyper.BETA1);
            b2 = settings.get(Hyper.BETA2);
            rest2 = (float) (1 - beta2);
            epsilon = settings.get(Hyper.EPSILON);
        }

        @Override
        protected void beginStep() {
            power2.multiply(beta2);
            double exact = exactRate() * Math.sqrt(1 - power2.get());
            rate = (float) exact;
            shrink = (float) (exact * decay);
            weigh(exact);
        }

        @Override
        void step(int i, float[] p, float[] g, int from, int to) {
            step(p, g, z[i], x[i], squares[i], from, to, b1, b2, rest2, epsilon, rate, shrink, share);
        }

        private static void step(
                float[] p,
                float[] g,
                float[] z,
                float[] x,
                float[] v,
                int from,
                int to,
                float b1,
                float b2,
                float rest2,
                float epsilon,
                float rate,
                float shrink,
                float share) {
            for (int i = from; i < to; i++) {
                float square = Math.fma(b2, v[i], rest2 * g[i] * g[i]) + FLUSH - FLUSH;
                float root = (float) Math.sqrt(square);
                // A gradient that is 0 has a step of 0, whatever epsilon is; in other sums the last term is lost.
                float step = Math.fma(shrink, p[i], rate * g[i] / (root + epsilon + Float.MIN_NORMAL));
                float moved = z[i] - step;
                float mean = Math.fma(share, moved - x[i], x[i]);
                v[i] = square;
                z[i] = moved;
                x[i] = mean;
                p[i] = Math.fma(b1, mean - moved, moved);
            }
        }
    }
}
