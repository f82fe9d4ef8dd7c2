package dev.lamina.optim;

import dev.lamina.model.Parameter;
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
    private final float learningRate;
    private final float rateDecay;
    private final float initial;
    private final float epsilon;
    private final float weightDecay;

    private Adagrad(float learningRate, float rateDecay, float initial, float epsilon, float weightDecay) {
        this.learningRate = Checks.notNegative("learningRate", learningRate);
        this.rateDecay = Checks.notNegative("rateDecay", rateDecay);
        this.initial = Checks.notNegative("initial", initial);
        this.epsilon = Checks.notNegative("epsilon", epsilon);
        this.weightDecay = Checks.notNegative("weightDecay", weightDecay);
    }

    /**
     * Adagrad with PyTorch's defaults: no decay of the rate, sums from 0, epsilon 1e-10, no weight decay.
     *
     * @param learningRate the step size, finite and not negative; usual 1e-2
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Adagrad learningRate(float learningRate) {
        return new Adagrad(learningRate, 0f, 0f, 1e-10f, 0f);
    }

    /**
     * Sets how fast the learning rate falls.
     *
     * @param rateDecay the decay, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adagrad rateDecay(float rateDecay) {
        return new Adagrad(learningRate, rateDecay, initial, epsilon, weightDecay);
    }

    /**
     * Sets what the sums of squares start at.
     *
     * @param initial the value, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adagrad initial(float initial) {
        return new Adagrad(learningRate, rateDecay, initial, epsilon, weightDecay);
    }

    /**
     * Sets the number added to the denominator, outside the root.
     *
     * @param epsilon the number, finite and not negative; default 1e-10
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adagrad epsilon(float epsilon) {
        return new Adagrad(learningRate, rateDecay, initial, epsilon, weightDecay);
    }

    /**
     * Sets the weight decay: an L2 penalty of {@code weightDecay / 2 * p²}, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Adagrad weightDecay(float weightDecay) {
        return new Adagrad(learningRate, rateDecay, initial, epsilon, weightDecay);
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
        return "Adagrad(learningRate=" + learningRate + ", rateDecay=" + rateDecay + ", initial=" + initial
                + ", epsilon=" + epsilon + ", weightDecay=" + weightDecay + ")";
    }

    /** The sums of squares of one run. */
    private static final class Moments extends State {
        private final Adagrad settings;
        private final double rateDecay;
        private final float[][] sums;
        private final boolean skips;
        private float rate;

        Moments(List<Parameter> parameters, Adagrad settings) {
            super(parameters, settings.learningRate);
            this.settings = settings;
            this.rateDecay = Checks.decimal(settings.rateDecay);
            this.sums = moments(parameters);
            // As a step without a gradient would leave it, so that a row may be left out.
            float initial = settings.initial + Checks.FLUSH - Checks.FLUSH;
            this.skips = settings.weightDecay == 0 && Math.sqrt(initial) + settings.epsilon > 0;
            for (float[] sum : sums) {
                Arrays.fill(sum, initial);
            }
        }

        @Override
        void beginStep() {
            rate = (float) (exactRate() / (1 + (step() - 1) * rateDecay));
        }

        @Override
        boolean skipsUntouchedRows() {
            return skips;
        }

        @Override
        void update(int i, float[] p, float[] g, int from, int to) {
            step(p, g, sums[i], from, to, settings.weightDecay, rate, settings.epsilon);
        }

        private static void step(
                float[] p, float[] g, float[] s, int from, int to, float decay, float rate, float epsilon) {
            for (int i = from; i < to; i++) {
                float d = Math.fma(decay, p[i], g[i]);
                float sum = Math.fma(d, d, s[i]) + Checks.FLUSH - Checks.FLUSH;
                s[i] = sum;
                p[i] -= rate * d / ((float) Math.sqrt(sum) + epsilon);
            }
        }
    }
}
