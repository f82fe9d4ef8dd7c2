package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * Stochastic gradient descent without a schedule (Defazio et al., 2024): a mean of all steps takes the place of a rate that
 * falls, so that the length of training needn't be known:
 *
 * <pre>
 * z -= learningRate * (g + weightDecay * p)
 * c  = learningRate² / sum of learningRate² so far
 * x  = (1 - c) * x + c * z
 * p  = (1 - momentum) * z + momentum * x
 * </pre>
 *
 * <p>z and x begin at p. The network is trained at p, and evaluated and saved with x. A warm-up goes well with it
 * ({@code Warmup.over(n)}), a schedule that falls doesn't. Statistics of batch norms are those of p.
 */
public final class ScheduleFreeSgd extends Optimizer {
    private ScheduleFreeSgd(Settings settings) {
        super(settings);
    }

    /**
     * The rule with momentum 0.9, no weight decay.
     *
     * @param learningRate the step size, finite and not negative; usual several times that of {@link Sgd} with momentum
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static ScheduleFreeSgd learningRate(float learningRate) {
        return new ScheduleFreeSgd(
                settings(learningRate).with(Hyper.INTERPOLATION, 0.9f).with(Hyper.WEIGHT_DECAY, 0f));
    }

    /**
     * Sets how near to the mean gradients are taken.
     *
     * @param momentum from 0 to below 1; default 0.9
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public ScheduleFreeSgd momentum(float momentum) {
        return new ScheduleFreeSgd(settings().with(Hyper.INTERPOLATION, momentum));
    }

    /**
     * Sets the weight decay, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public ScheduleFreeSgd weightDecay(float weightDecay) {
        return new ScheduleFreeSgd(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new Means(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new ScheduleFreeSgd(changed);
    }

    private static final class Means extends ScheduleFree {
        private final float momentum;
        private final float decay;
        private float rate;

        Means(List<Parameter> parameters, ScheduleFreeSgd optimizer) {
            super(parameters, optimizer);
            momentum = optimizer.settings().get(Hyper.INTERPOLATION);
            decay = optimizer.settings().get(Hyper.WEIGHT_DECAY);
        }

        @Override
        protected void beginStep() {
            rate = learningRate();
            weigh(exactRate());
        }

        @Override
        void step(int i, float[] p, float[] g, int from, int to) {
            step(p, g, z[i], x[i], from, to, rate, decay, share, momentum);
        }

        private static void step(
                float[] p,
                float[] g,
                float[] z,
                float[] x,
                int from,
                int to,
                float rate,
                float decay,
                float share,
                float momentum) {
            for (int i = from; i < to; i++) {
                float moved = Math.fma(-rate, Math.fma(decay, p[i], g[i]), z[i]);
                float mean = Math.fma(share, moved - x[i], x[i]);
                z[i] = moved;
                x[i] = mean;
                p[i] = Math.fma(momentum, mean - moved, moved);
            }
        }
    }
}
