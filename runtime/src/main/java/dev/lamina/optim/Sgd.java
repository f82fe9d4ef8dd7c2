package dev.lamina.optim;

import dev.lamina.model.Parameter;
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
    private final float learningRate;
    private final float momentum;
    private final float dampening;
    private final float weightDecay;
    private final boolean nesterov;

    private Sgd(float learningRate, float momentum, float dampening, float weightDecay, boolean nesterov) {
        this.learningRate = Checks.notNegative("learningRate", learningRate);
        this.momentum = Checks.notNegative("momentum", momentum);
        this.dampening = dampening;
        this.weightDecay = Checks.notNegative("weightDecay", weightDecay);
        this.nesterov = nesterov;
        if (!Float.isFinite(dampening)) {
            throw new IllegalArgumentException("dampening must be finite, but is " + dampening);
        }
    }

    /**
     * Plain gradient descent: no momentum, no weight decay.
     *
     * @param learningRate the step size, finite and not negative
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Sgd learningRate(float learningRate) {
        return new Sgd(learningRate, 0f, 0f, 0f, false);
    }

    /**
     * Sets the momentum.
     *
     * @param momentum share of the velocity that is kept, finite and not negative; default 0, usual 0.9
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Sgd momentum(float momentum) {
        return new Sgd(learningRate, momentum, dampening, weightDecay, nesterov);
    }

    /**
     * Sets the dampening.
     *
     * @param dampening share of the gradient that doesn't enter the velocity; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is not finite
     */
    public Sgd dampening(float dampening) {
        return new Sgd(learningRate, momentum, dampening, weightDecay, nesterov);
    }

    /**
     * Sets the weight decay: an L2 penalty of {@code weightDecay / 2 * p²}, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Sgd weightDecay(float weightDecay) {
        return new Sgd(learningRate, momentum, dampening, weightDecay, nesterov);
    }

    /**
     * Uses Nesterov's momentum. It needs a momentum above 0 and no dampening, which is checked when a run starts.
     *
     * @return a copy with that setting
     */
    public Sgd nesterov() {
        return new Sgd(learningRate, momentum, dampening, weightDecay, true);
    }

    @Override
    public float learningRate() {
        return learningRate;
    }

    @Override
    State newState(List<Parameter> trainable) {
        if (nesterov && (momentum == 0 || dampening != 0)) {
            throw new IllegalArgumentException("nesterov needs a momentum above 0 and no dampening, but momentum is "
                    + momentum + " and dampening " + dampening);
        }
        return momentum == 0 ? new Plain(trainable) : new Momentum(trainable);
    }

    @Override
    public String toString() {
        return "Sgd(learningRate=" + learningRate + ", momentum=" + momentum + ", dampening=" + dampening
                + ", weightDecay=" + weightDecay + ", nesterov=" + nesterov + ")";
    }

    private final class Plain extends State {
        Plain(List<Parameter> parameters) {
            super(parameters, learningRate);
        }

        @Override
        void beginStep() {}

        @Override
        boolean skipsUntouchedRows() {
            return weightDecay == 0;
        }

        @Override
        void update(int i, float[] p, float[] g, int from, int to) {
            plain(p, g, from, to, -learningRate(), weightDecay);
        }
    }

    private final class Momentum extends State {
        private final float[][] velocities;
        private final float laterShare = (float) (1 - Checks.decimal(dampening));
        private float kept;
        private float share;

        Momentum(List<Parameter> parameters) {
            super(parameters, learningRate);
            velocities = moments(parameters);
        }

        @Override
        void beginStep() {
            kept = step() == 1 ? 0f : momentum;
            share = step() == 1 ? 1f : laterShare;
        }

        @Override
        void update(int i, float[] p, float[] g, int from, int to) {
            float rate = -learningRate();
            if (nesterov) {
                nesterov(p, g, velocities[i], from, to, rate, weightDecay, kept, momentum);
            } else {
                momentum(p, g, velocities[i], from, to, rate, weightDecay, kept, share);
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
            float velocity = Math.fma(kept, v[i], share * d) + Checks.FLUSH - Checks.FLUSH;
            v[i] = velocity;
            p[i] = Math.fma(rate, velocity, p[i]);
        }
    }

    private static void nesterov(
            float[] p, float[] g, float[] v, int from, int to, float rate, float decay, float kept, float momentum) {
        for (int i = from; i < to; i++) {
            float d = Math.fma(decay, p[i], g[i]);
            float velocity = Math.fma(kept, v[i], d) + Checks.FLUSH - Checks.FLUSH;
            v[i] = velocity;
            p[i] = Math.fma(rate, Math.fma(momentum, velocity, d), p[i]);
        }
    }
}
