package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Scalar;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * The step that Adam, AdamW and SparseAdam share. The first two differ in where the weight decay enters: L2 adds
 * {@code l2 * p} to the gradient, decoupled decay multiplies p by {@code 1 - learningRate * decay} beforehand.
 */
class AdaptiveMoments extends Rule {
    private final double beta1;
    private final double beta2;
    private final double decay;
    private final float b1;
    private final float b2;
    private final float rest1;
    private final float rest2;
    private final float l2;
    private final float epsilon;
    private final float[][] means = slot("exp_avg");
    private final float[][] squares = slot("exp_avg_sq");
    private final float[][] maxima;

    /** The betas to the power of the step; by products, because the library's power function allocates. */
    private final Scalar power1 = scalar("beta1_power", 1);

    private final Scalar power2 = scalar("beta2_power", 1);
    private float scale;
    private float rootScale;
    private float stepEpsilon;
    private float keep;

    /**
     * A run at its first step.
     *
     * @param parameters the parameters to update
     * @param optimizer what has the settings: betas and epsilon, maybe weightDecay and amsgrad
     * @param decoupled whether its weight decay is
     */
    AdaptiveMoments(List<Parameter> parameters, Optimizer optimizer, boolean decoupled) {
        super(parameters, optimizer);
        Settings settings = optimizer.settings();
        boolean decays = settings.has(Hyper.WEIGHT_DECAY.name());
        beta1 = settings.exact(Hyper.BETA1);
        beta2 = settings.exact(Hyper.BETA2);
        decay = decoupled ? settings.exact(Hyper.WEIGHT_DECAY) : 0;
        b1 = settings.get(Hyper.BETA1);
        b2 = settings.get(Hyper.BETA2);
        rest1 = (float) (1 - beta1);
        rest2 = (float) (1 - beta2);
        l2 = decays && !decoupled ? settings.get(Hyper.WEIGHT_DECAY) : 0f;
        epsilon = settings.get(Hyper.EPSILON);
        maxima = settings.has(Hyper.AMSGRAD.name()) && settings.is(Hyper.AMSGRAD) ? slot("max_exp_avg_sq") : null;
    }

    @Override
    protected void beginStep() {
        double rate = exactRate();
        power1.multiply(beta1);
        power2.multiply(beta2);
        scale = (float) (-rate / (1 - power1.get()));
        rootScale = (float) (1 / Math.sqrt(1 - power2.get()));
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
    protected final void update(int i, float[] p, float[] g, int from, int to) {
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
            float square = Math.fma(b2, v[i], rest2 * d * d) + FLUSH - FLUSH;
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
            float square = Math.fma(b2, v[i], rest2 * d * d) + FLUSH - FLUSH;
            float largest = Math.max(max[i], square);
            m[i] = mean;
            v[i] = square;
            max[i] = largest;
            float root = (float) Math.sqrt(largest);
            p[i] = Math.fma(keep, p[i], scale * mean / Math.fma(root, rootScale, epsilon));
        }
    }
}
