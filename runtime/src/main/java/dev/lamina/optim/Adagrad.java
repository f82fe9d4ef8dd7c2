package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
import java.util.Arrays;
import java.util.List;

/**
 * Adagrad: steps scaled by the root of the sum of all squared gradients (Duchi et al., 2011), as in PyTorch:
 *
 * <pre>
 * g += weightDecay * p
 * s += g²
 * p -= learningRate / (1 + (t - 1) * rateDecay) * g / (sqrt(s) + epsilon)
 * </pre>
 *
 * <p>t counts steps from 1; s starts at {@code initial}.
 */
public final class Adagrad extends Optimizer {
    private static final Setting RATE_DECAY = Setting.notNegative("rateDecay");
    private static final Setting INITIAL = Setting.notNegative("initial");

    private Adagrad(Settings settings) {
        super(settings);
    }

    /**
     * Adagrad with PyTorch's defaults: no decay of the rate, sums from 0, epsilon 1e-10, no weight decay.
     *
     * @param learningRate the step size, finite and not negative; usual 1e-2
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Adagrad learningRate(float learningRate) {
        return new Adagrad(settings(learningRate)
                .with(RATE_DECAY, 0f)
                .with(INITIAL, 0f)
                .with(Hyper.EPSILON, 1e-10f)
                .with(Hyper.WEIGHT_DECAY, 0f));
    }

    /**
     * Sets how fast the learning rate falls.
     *
     * @param rateDecay the decay, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adagrad rateDecay(float rateDecay) {
        return new Adagrad(settings().with(RATE_DECAY, rateDecay));
    }

    /**
     * Sets what the sums of squares start at.
     *
     * @param initial the value, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adagrad initial(float initial) {
        return new Adagrad(settings().with(INITIAL, initial));
    }

    /**
     * Sets the number added to the denominator, outside the root.
     *
     * @param epsilon the number, finite and not negative; default 1e-10
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adagrad epsilon(float epsilon) {
        return new Adagrad(settings().with(Hyper.EPSILON, epsilon));
    }

    /**
     * Sets the weight decay: an L2 penalty of {@code weightDecay / 2 * p²}, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adagrad weightDecay(float weightDecay) {
        return new Adagrad(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new Moments(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new Adagrad(changed);
    }

    /** The sums of squares of one run. */
    private static final class Moments extends Rule {
        private final double rateDecay;
        private final float epsilon;
        private final float decay;
        private final float[][] sums = slot("sum");
        private final boolean skips;
        private float rate;

        Moments(List<Parameter> parameters, Adagrad optimizer) {
            super(parameters, optimizer);
            Settings settings = optimizer.settings();
            rateDecay = settings.exact(RATE_DECAY);
            epsilon = settings.get(Hyper.EPSILON);
            decay = settings.get(Hyper.WEIGHT_DECAY);
            // As a step without a gradient would leave it, so that a row may be left out.
            float initial = settings.get(INITIAL) + FLUSH - FLUSH;
            skips = decay == 0 && Math.sqrt(initial) + epsilon > 0;
            for (float[] sum : sums) {
                Arrays.fill(sum, initial);
            }
        }

        @Override
        protected void beginStep() {
            rate = (float) (exactRate() / (1 + (step() - 1) * rateDecay));
        }

        @Override
        protected boolean skipsUntouchedRows() {
            return skips;
        }

        @Override
        protected void update(int i, float[] p, float[] g, int from, int to) {
            step(p, g, sums[i], from, to, decay, rate, epsilon);
        }

        private static void step(
                float[] p, float[] g, float[] s, int from, int to, float decay, float rate, float epsilon) {
            for (int i = from; i < to; i++) {
                float d = Math.fma(decay, p[i], g[i]);
                float sum = Math.fma(d, d, s[i]) + FLUSH - FLUSH;
                s[i] = sum;
                p[i] -= rate * d / ((float) Math.sqrt(sum) + epsilon);
            }
        }
    }
}
