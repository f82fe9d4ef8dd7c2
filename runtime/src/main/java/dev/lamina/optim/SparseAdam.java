package dev.lamina.optim;

import dev.lamina.model.Parameter;
import java.util.List;

/**
 * Adam for large embeddings: rows that a step doesn't look up keep their values and their moments, so that a step costs
 * what it touches and not what the vocabulary holds. As PyTorch's {@code SparseAdam}, with
 *
 * <pre>
 * m  = beta1 * m + (1 - beta1) * g
 * v  = beta2 * v + (1 - beta2) * g²
 * p -= learningRate * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + epsilon)
 * </pre>
 *
 * <p>for each row that was looked up. t counts all steps from 1. {@link Adam} moves the other rows as well, by the
 * moments that earlier steps left, so the two give different results. All other parameters, and the table of an
 * embedding whose gradient doesn't come from looking up alone (one that another layer uses as a weight, or that has a penalty),
 * are updated in full, where PyTorch needs another optimizer beside this one. There is no weight decay.
 */
public final class SparseAdam extends Optimizer {
    private final float learningRate;
    private final float beta1;
    private final float beta2;
    private final float epsilon;

    private SparseAdam(float learningRate, float beta1, float beta2, float epsilon) {
        this.learningRate = Checks.notNegative("learningRate", learningRate);
        this.beta1 = Checks.belowOne("beta1", beta1);
        this.beta2 = Checks.belowOne("beta2", beta2);
        this.epsilon = Checks.notNegative("epsilon", epsilon);
    }

    /**
     * SparseAdam with PyTorch's defaults: betas 0.9 and 0.999, epsilon 1e-8.
     *
     * @param learningRate the step size, finite and not negative; usual 1e-3
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static SparseAdam learningRate(float learningRate) {
        return new SparseAdam(learningRate, 0.9f, 0.999f, 1e-8f);
    }

    /**
     * Sets how slowly the moments change.
     *
     * @param beta1 for the mean, from 0 to below 1; default 0.9
     * @param beta2 for the mean square, from 0 to below 1; default 0.999
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public SparseAdam betas(float beta1, float beta2) {
        return new SparseAdam(learningRate, beta1, beta2, epsilon);
    }

    /**
     * Sets the number added to the denominator, before the moments' bias is corrected.
     *
     * @param epsilon finite and not negative; default 1e-8
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public SparseAdam epsilon(float epsilon) {
        return new SparseAdam(learningRate, beta1, beta2, epsilon);
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
        return "SparseAdam(learningRate=" + learningRate + ", betas=(" + beta1 + ", " + beta2 + "), epsilon=" + epsilon
                + ")";
    }

    /** The moments of one run. */
    private static final class Moments extends State {
        private final SparseAdam settings;
        private final double beta1;
        private final double beta2;
        private final float rest1;
        private final float rest2;
        private final float[][] means;
        private final float[][] squares;

        /** The betas to the power of the step; by products, because the library's power function allocates. */
        private double power1 = 1;

        private double power2 = 1;
        private float scale;

        Moments(List<Parameter> parameters, SparseAdam settings) {
            super(parameters, settings.learningRate);
            this.settings = settings;
            this.beta1 = Checks.decimal(settings.beta1);
            this.beta2 = Checks.decimal(settings.beta2);
            this.rest1 = (float) (1 - beta1);
            this.rest2 = (float) (1 - beta2);
            this.means = moments(parameters);
            this.squares = moments(parameters);
        }

        @Override
        void beginStep() {
            power1 *= beta1;
            power2 *= beta2;
            scale = (float) (-exactRate() * Math.sqrt(1 - power2) / (1 - power1));
        }

        @Override
        boolean skipsUntouchedRows() {
            return true;
        }

        @Override
        void update(int i, float[] p, float[] g, int from, int to) {
            SparseAdam s = settings;
            step(p, g, means[i], squares[i], from, to, s.beta1, rest1, s.beta2, rest2, scale, s.epsilon);
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
                float scale,
                float epsilon) {
            for (int i = from; i < to; i++) {
                float d = g[i];
                float mean = Math.fma(b1, m[i], rest1 * d) + AdaptiveMoments.FLUSH_MEAN - AdaptiveMoments.FLUSH_MEAN;
                float square = Math.fma(b2, v[i], rest2 * d * d) + Checks.FLUSH - Checks.FLUSH;
                m[i] = mean;
                v[i] = square;
                p[i] += scale * mean / ((float) Math.sqrt(square) + epsilon);
            }
        }
    }
}
