package dev.lamina.optim;

import dev.lamina.model.Parameter;
import java.util.List;

/**
 * Adadelta: steps scaled by the running size of earlier steps over that of the gradient (Zeiler, 2012), as in PyTorch:
 *
 * <pre>
 * g += weightDecay * p
 * v  = rho * v + (1 - rho) * g²
 * d  = sqrt(u + epsilon) / sqrt(v + epsilon) * g
 * u  = rho * u + (1 - rho) * d²
 * p -= learningRate * d
 * </pre>
 *
 * <p>u and v start at 0.
 */
public final class Adadelta extends Optimizer {
    private final float learningRate;
    private final float rho;
    private final float epsilon;
    private final float weightDecay;

    private Adadelta(float learningRate, float rho, float epsilon, float weightDecay) {
        this.learningRate = Checks.notNegative("learningRate", learningRate);
        this.rho = Checks.belowOne("rho", rho);
        this.epsilon = Checks.notNegative("epsilon", epsilon);
        this.weightDecay = Checks.notNegative("weightDecay", weightDecay);
    }

    /**
     * Adadelta with PyTorch's defaults: rho 0.9, epsilon 1e-6, no weight decay.
     *
     * @param learningRate the factor of all steps, finite and not negative; usual 1
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Adadelta learningRate(float learningRate) {
        return new Adadelta(learningRate, 0.9f, 1e-6f, 0f);
    }

    /**
     * Sets how slowly the mean squares change.
     *
     * @param rho the share that is kept, from 0 to below 1; default 0.9
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adadelta rho(float rho) {
        return new Adadelta(learningRate, rho, epsilon, weightDecay);
    }

    /**
     * Sets the number added to both mean squares, inside the roots.
     *
     * @param epsilon the number, finite and not negative; default 1e-6
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adadelta epsilon(float epsilon) {
        return new Adadelta(learningRate, rho, epsilon, weightDecay);
    }

    /**
     * Sets the weight decay: an L2 penalty of {@code weightDecay / 2 * p²}, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adadelta weightDecay(float weightDecay) {
        return new Adadelta(learningRate, rho, epsilon, weightDecay);
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
        return "Adadelta(learningRate=" + learningRate + ", rho=" + rho + ", epsilon=" + epsilon + ", weightDecay="
                + weightDecay + ")";
    }

    /** The mean squares of one run. */
    private static final class Moments extends State {
        private final Adadelta settings;
        private final float rest;
        private final float[][] squares;
        private final float[][] steps;
        private float rate;

        Moments(List<Parameter> parameters, Adadelta settings) {
            super(parameters, settings.learningRate);
            this.settings = settings;
            this.rest = (float) (1 - Checks.decimal(settings.rho));
            this.squares = moments(parameters);
            this.steps = moments(parameters);
        }

        @Override
        void beginStep() {
            rate = learningRate();
        }

        @Override
        void update(int i, float[] p, float[] g, int from, int to) {
            float decay = settings.weightDecay;
            step(p, g, squares[i], steps[i], from, to, settings.rho, rest, settings.epsilon, decay, rate);
        }

        private static void step(
                float[] p,
                float[] g,
                float[] v,
                float[] u,
                int from,
                int to,
                float rho,
                float rest,
                float epsilon,
                float decay,
                float rate) {
            for (int i = from; i < to; i++) {
                float d = Math.fma(decay, p[i], g[i]);
                float square = Math.fma(rho, v[i], rest * d * d) + Checks.FLUSH - Checks.FLUSH;
                float moved = u[i];
                float move = (float) Math.sqrt(moved + epsilon) / (float) Math.sqrt(square + epsilon) * d;
                v[i] = square;
                u[i] = Math.fma(rho, moved, rest * move * move) + Checks.FLUSH - Checks.FLUSH;
                p[i] = Math.fma(-rate, move, p[i]);
            }
        }
    }
}
