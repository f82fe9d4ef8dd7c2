package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * Stochastic gradient descent with optional momentum, as in PyTorch:
 *
 * <pre>
 * g += weightDecay * p
 * v  = g on the first step, then momentum * v + (1 - dampening) * g
 * p -= learningRate * (nesterov ? g + momentum * v : v)
 * </pre>
 *
 * <p>Without momentum: {@code p -= learningRate * g}. The learning rate stands outside the velocity, so changing it takes
 * effect at once. Momentum: Polyak 1964; Nesterov's form: Sutskever et al., 2013.
 */
public final class Sgd extends Optimizer {
    private static final Setting DAMPENING = Setting.finite("dampening");
    private static final Setting NESTEROV = Setting.flag("nesterov");

    private Sgd(Settings settings) {
        super(settings);
    }

    /**
     * Plain gradient descent: no momentum, no weight decay.
     *
     * @param learningRate the step size, finite and not negative
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Sgd learningRate(float learningRate) {
        return new Sgd(settings(learningRate)
                .with(Hyper.MOMENTUM, 0f)
                .with(DAMPENING, 0f)
                .with(Hyper.WEIGHT_DECAY, 0f)
                .with(NESTEROV, false));
    }

    /**
     * Sets the momentum.
     *
     * @param momentum share of the velocity that is kept, finite and not negative; default 0, usual 0.9
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Sgd momentum(float momentum) {
        return new Sgd(settings().with(Hyper.MOMENTUM, momentum));
    }

    /**
     * Sets the dampening.
     *
     * @param dampening share of the gradient that doesn't enter the velocity; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is not finite
     */
    public Sgd dampening(float dampening) {
        return new Sgd(settings().with(DAMPENING, dampening));
    }

    /**
     * Sets the weight decay: an L2 penalty of {@code weightDecay / 2 * p²}, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Sgd weightDecay(float weightDecay) {
        return new Sgd(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    /**
     * Uses Nesterov's momentum. It needs a momentum above 0 and no dampening, which is checked when a run starts.
     *
     * @return a copy with that setting
     */
    public Sgd nesterov() {
        return new Sgd(settings().with(NESTEROV, true));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        float momentum = settings().get(Hyper.MOMENTUM);
        float dampening = settings().get(DAMPENING);
        if (settings().is(NESTEROV) && (momentum == 0 || dampening != 0)) {
            throw new IllegalArgumentException("nesterov needs a momentum above 0 and no dampening, but momentum is "
                    + momentum + " and dampening " + dampening);
        }
        return momentum == 0 ? new Plain(trainable, this) : new Momentum(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new Sgd(changed);
    }

    private static final class Plain extends Rule {
        private final float decay;

        Plain(List<Parameter> parameters, Sgd optimizer) {
            super(parameters, optimizer);
            decay = optimizer.settings().get(Hyper.WEIGHT_DECAY);
        }

        @Override
        protected boolean skipsUntouchedRows() {
            return decay == 0;
        }

        @Override
        protected void update(int i, float[] p, float[] g, int from, int to) {
            plain(p, g, from, to, -learningRate(), decay);
        }
    }

    private static final class Momentum extends Rule {
        private final float decay;
        private final float momentum;
        private final boolean nesterov;
        private final float laterShare;
        private final float[][] velocities = slot("momentum_buffer");
        private float kept;
        private float share;

        Momentum(List<Parameter> parameters, Sgd optimizer) {
            super(parameters, optimizer);
            Settings settings = optimizer.settings();
            decay = settings.get(Hyper.WEIGHT_DECAY);
            momentum = settings.get(Hyper.MOMENTUM);
            nesterov = settings.is(NESTEROV);
            laterShare = (float) (1 - settings.exact(DAMPENING));
        }

        @Override
        protected void beginStep() {
            kept = step() == 1 ? 0f : momentum;
            share = step() == 1 ? 1f : laterShare;
        }

        @Override
        protected void update(int i, float[] p, float[] g, int from, int to) {
            float rate = -learningRate();
            if (nesterov) {
                nesterov(p, g, velocities[i], from, to, rate, decay, kept, momentum);
            } else {
                momentum(p, g, velocities[i], from, to, rate, decay, kept, share);
            }
        }
    }

    // Each loop is a small method over one plain index: C2 vectorises it.

    private static void plain(float[] p, float[] g, int from, int to, float rate, float decay) {
        for (int i = from; i < to; i++) {
            float d = Math.fma(decay, p[i], g[i]);
            p[i] = Math.fma(rate, d, p[i]);
        }
    }

    private static void momentum(
            float[] p, float[] g, float[] v, int from, int to, float rate, float decay, float kept, float share) {
        for (int i = from; i < to; i++) {
            float d = Math.fma(decay, p[i], g[i]);
            float velocity = Math.fma(kept, v[i], share * d) + Rule.FLUSH - Rule.FLUSH;
            v[i] = velocity;
            p[i] = Math.fma(rate, velocity, p[i]);
        }
    }

    private static void nesterov(
            float[] p, float[] g, float[] v, int from, int to, float rate, float decay, float kept, float momentum) {
        for (int i = from; i < to; i++) {
            float d = Math.fma(decay, p[i], g[i]);
            float velocity = Math.fma(kept, v[i], d) + Rule.FLUSH - Rule.FLUSH;
            v[i] = velocity;
            p[i] = Math.fma(rate, Math.fma(momentum, velocity, d), p[i]);
        }
    }
}
