package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
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
    private static final Setting RHO = Setting.belowOne("rho");

    private Adadelta(Settings settings) {
        super(settings);
    }

    /**
     * Adadelta with PyTorch's defaults: rho 0.9, epsilon 1e-6, no weight decay.
     *
     * @param learningRate the factor of all steps, finite and not negative; usual 1
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Adadelta learningRate(float learningRate) {
        return new Adadelta(settings(learningRate)
                .with(RHO, 0.9f)
                .with(Hyper.EPSILON, 1e-6f)
                .with(Hyper.WEIGHT_DECAY, 0f));
    }

    /**
     * Sets how slowly the mean squares change.
     *
     * @param rho the share that is kept, from 0 to below 1; default 0.9
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adadelta rho(float rho) {
        return new Adadelta(settings().with(RHO, rho));
    }

    /**
     * Sets the number added to both mean squares, inside the roots.
     *
     * @param epsilon the number, finite and not negative; default 1e-6
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adadelta epsilon(float epsilon) {
        return new Adadelta(settings().with(Hyper.EPSILON, epsilon));
    }

    /**
     * Sets the weight decay: an L2 penalty of {@code weightDecay / 2 * p²}, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adadelta weightDecay(float weightDecay) {
        return new Adadelta(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new Moments(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new Adadelta(changed);
    }

    /** The mean squares of one run. */
    private static final class Moments extends Rule {
        private final float rho;
        private final float rest;
        private final float epsilon;
        private final float decay;
        private final float[][] squares = slot("square_avg");
        private final float[][] steps = slot("acc_delta");
        private float rate;

        Moments(List<Parameter> parameters, Adadelta optimizer) {
            super(parameters, optimizer);
            Settings settings = optimizer.settings();
            rho = settings.get(RHO);
            rest = (float) (1 - settings.exact(RHO));
            epsilon = settings.get(Hyper.EPSILON);
            decay = settings.get(Hyper.WEIGHT_DECAY);
        }

        @Override
        protected void beginStep() {
            rate = learningRate();
        }

        @Override
        protected void update(int i, float[] p, float[] g, int from, int to) {
            step(p, g, squares[i], steps[i], from, to, rho, rest, epsilon, decay, rate);
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
                float square = Math.fma(rho, v[i], rest * d * d) + FLUSH - FLUSH;
                float moved = u[i];
                float move = (float) Math.sqrt(moved + epsilon) / (float) Math.sqrt(square + epsilon) * d;
                v[i] = square;
                u[i] = Math.fma(rho, moved, rest * move * move) + FLUSH - FLUSH;
                p[i] = Math.fma(-rate, move, p[i]);
            }
        }
    }
}
