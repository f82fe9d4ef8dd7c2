package dev.lamina.optim;

import dev.lamina.model.Parameter;
import java.util.List;

/**
 * The step that Adam, AdamW and SparseAdam share. The first two differ in where the weight decay enters: L2 adds
 * {@code l2 * p} to the gradient, decoupled decay multiplies p by {@code 1 - learningRate * decay} beforehand.
 */
class AdaptiveMoments extends Optimizer.State {
    /** As {@link Checks#FLUSH}, but so large that the learning rate times what is left isn't subnormal either. */
    static final float FLUSH_MEAN = 0x1p-64f;

    private final double beta1;
    private final double beta2;
    private final double decay;
    private final float b1;
    private final float b2;
    private final float rest1;
    private final float rest2;
    private final float l2;
    private final float epsilon;
    private final float[][] means;
    private final float[][] squares;
    private final float[][] maxima;

    /** The betas to the power of the step; by products, because the library's power function allocates. */
    private double power1 = 1;

    private double power2 = 1;
    private float scale;
    private float rootScale;
    private float stepEpsilon;
    private float keep;

    AdaptiveMoments(
            List<Parameter> parameters,
            float learningRate,
            float beta1,
            float beta2,
            float epsilon,
            float l2,
            float decay,
            boolean amsgrad) {
        super(parameters, learningRate);
        this.beta1 = Checks.decimal(beta1);
        this.beta2 = Checks.decimal(beta2);
        this.decay = Checks.decimal(decay);
        this.b1 = beta1;
        this.b2 = beta2;
        this.rest1 = (float) (1 - this.beta1);
        this.rest2 = (float) (1 - this.beta2);
        this.l2 = l2;
        this.epsilon = epsilon;
        this.means = moments(parameters);
        this.squares = moments(parameters);
        this.maxima = amsgrad ? moments(parameters) : null;
    }

    @Override
    void beginStep() {
        double rate = exactRate();
        power1 *= beta1;
        power2 *= beta2;
        scale = (float) (-rate / (1 - power1));
        rootScale = (float) (1 / Math.sqrt(1 - power2));
        stepEpsilon = epsilon(epsilon, rootScale);
        keep = (float) (1 - rate * decay);
    }

    /**
     * What is added to the corrected root in this step.
     *
     * @param epsilon the setting
     * @param rootScale what the root is multiplied by to correct its bias
     */
    float epsilon(float epsilon, float rootScale) {
        return epsilon;
    }

    @Override
    final void update(int i, float[] p, float[] g, int from, int to) {
        if (maxima == null) {
            adam(p, g, means[i], squares[i], from, to);
        } else {
            amsgrad(p, g, means[i], squares[i], maxima[i], from, to);
        }
    }

    private void adam(float[] p, float[] g, float[] m, float[] v, int from, int to) {
        step(p, g, m, v, from, to, b1, rest1, b2, rest2, l2, keep, scale, rootScale, stepEpsilon);
    }

    // Small static methods over one plain index, with everything in locals: C2 vectorises them.

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
            float l2,
            float keep,
            float scale,
            float rootScale,
            float epsilon) {
        for (int i = from; i < to; i++) {
            float d = Math.fma(l2, p[i], g[i]);
            float mean = Math.fma(b1, m[i], rest1 * d) + FLUSH_MEAN - FLUSH_MEAN;
            float square = Math.fma(b2, v[i], rest2 * d * d) + Checks.FLUSH - Checks.FLUSH;
            m[i] = mean;
            v[i] = square;
            float root = (float) Math.sqrt(square);
            p[i] = Math.fma(keep, p[i], scale * mean / Math.fma(root, rootScale, epsilon));
        }
    }

    private void amsgrad(float[] p, float[] g, float[] m, float[] v, float[] max, int from, int to) {
        step(p, g, m, v, max, from, to, b1, rest1, b2, rest2, l2, keep, scale, rootScale, stepEpsilon);
    }

    private static void step(
            float[] p,
            float[] g,
            float[] m,
            float[] v,
            float[] max,
            int from,
            int to,
            float b1,
            float rest1,
            float b2,
            float rest2,
            float l2,
            float keep,
            float scale,
            float rootScale,
            float epsilon) {
        for (int i = from; i < to; i++) {
            float d = Math.fma(l2, p[i], g[i]);
            float mean = Math.fma(b1, m[i], rest1 * d) + FLUSH_MEAN - FLUSH_MEAN;
            float square = Math.fma(b2, v[i], rest2 * d * d) + Checks.FLUSH - Checks.FLUSH;
            float largest = Math.max(max[i], square);
            m[i] = mean;
            v[i] = square;
            max[i] = largest;
            float root = (float) Math.sqrt(largest);
            p[i] = Math.fma(keep, p[i], scale * mean / Math.fma(root, rootScale, epsilon));
        }
    }
}
