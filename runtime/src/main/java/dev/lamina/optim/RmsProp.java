package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * RMSprop: steps divided by the running root mean square of the gradient (Tieleman and Hinton, 2012), as in PyTorch:
 *
 * <pre>
 * g += weightDecay * p
 * v  = alpha * v + (1 - alpha) * g²
 * m  = alpha * m + (1 - alpha) * g                  (centered)
 * a  = sqrt(v) + epsilon, centered sqrt(v - m²) + epsilon
 * b  = momentum * b + g / a
 * p -= learningRate * b
 * </pre>
 *
 * <p>v, m and b start at 0. The centered form divides by the deviation of the gradient instead of its size (Graves, 2013).
 */
public final class RmsProp extends Optimizer {
    private static final Setting ALPHA = Setting.belowOne("alpha");
    private static final Setting MOMENTUM = Setting.belowOne("momentum");
    private static final Setting CENTERED = Setting.flag("centered");

    private RmsProp(Settings settings) {
        super(settings);
    }

    /**
     * RMSprop with PyTorch's defaults: alpha 0.99, epsilon 1e-8, no momentum, not centered, no weight decay.
     *
     * @param learningRate the factor of all steps, finite and not negative; usual 0.01
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static RmsProp learningRate(float learningRate) {
        return new RmsProp(settings(learningRate)
                .with(ALPHA, 0.99f)
                .with(Hyper.EPSILON, 1e-8f)
                .with(MOMENTUM, 0f)
                .with(CENTERED, false)
                .with(Hyper.WEIGHT_DECAY, 0f));
    }

    /**
     * Sets how slowly the running means change.
     *
     * @param alpha the share that is kept, from 0 to below 1; default 0.99
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public RmsProp alpha(float alpha) {
        return new RmsProp(settings().with(ALPHA, alpha));
    }

    /**
     * Sets the number added to the root.
     *
     * @param epsilon the number, finite and not negative; default 1e-8
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public RmsProp epsilon(float epsilon) {
        return new RmsProp(settings().with(Hyper.EPSILON, epsilon));
    }

    /**
     * Sets the share of the step before that is taken again.
     *
     * @param momentum the share, from 0 to below 1; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public RmsProp momentum(float momentum) {
        return new RmsProp(settings().with(MOMENTUM, momentum));
    }

    /**
     * Divides by the deviation of the gradient instead of its root mean square.
     *
     * @return a copy with that setting
     */
    public RmsProp centered() {
        return new RmsProp(settings().with(CENTERED, true));
    }

    /**
     * Sets the weight decay: an L2 penalty of {@code weightDecay / 2 * p²}, which applies to biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public RmsProp weightDecay(float weightDecay) {
        return new RmsProp(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new Moments(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new RmsProp(changed);
    }

    /** The running means of one run. */
    private static final class Moments extends Rule {
        private final boolean centered;
        private final float alpha;
        private final float rest;
        private final float epsilon;
        private final float momentum;
        private final float decay;
        private final float[][] squares = slot("square_avg");
        private final float[][] means;
        private final float[][] steps;
        private float rate;

        Moments(List<Parameter> parameters, RmsProp optimizer) {
            super(parameters, optimizer);
            Settings settings = optimizer.settings();
            centered = settings.is(CENTERED);
            alpha = settings.get(ALPHA);
            rest = (float) (1 - settings.exact(ALPHA));
            epsilon = settings.get(Hyper.EPSILON);
            momentum = settings.get(MOMENTUM);
            decay = settings.get(Hyper.WEIGHT_DECAY);
            means = centered ? slot("grad_avg") : new float[parameters.size()][];
            steps = momentum > 0 ? slot("momentum_buffer") : new float[parameters.size()][];
        }

        @Override
        protected void beginStep() {
            rate = learningRate();
        }

        @Override
        protected void update(int i, float[] p, float[] g, int from, int to) {
            if (centered) {
                centered(p, g, squares[i], means[i], steps[i], from, to);
            } else {
                plain(p, g, squares[i], steps[i], from, to);
            }
        }

        private void plain(float[] p, float[] g, float[] v, float[] b, int from, int to) {
            float alpha = this.alpha;
            float decay = this.decay;
            float epsilon = this.epsilon;
            float share = momentum;
            float kept = rest;
            float factor = rate;
            for (int i = from; i < to; i++) {
                float d = Math.fma(decay, p[i], g[i]);
                float square = Math.fma(alpha, v[i], kept * d * d) + FLUSH - FLUSH;
                v[i] = square;
                float step = d / ((float) Math.sqrt(square) + epsilon);
                if (b != null) {
                    step = Math.fma(share, b[i], step);
                    b[i] = step;
                }
                p[i] = Math.fma(-factor, step, p[i]);
            }
        }

        private void centered(float[] p, float[] g, float[] v, float[] m, float[] b, int from, int to) {
            float alpha = this.alpha;
            float decay = this.decay;
            float epsilon = this.epsilon;
            float share = momentum;
            float kept = rest;
            float factor = rate;
            for (int i = from; i < to; i++) {
                float d = Math.fma(decay, p[i], g[i]);
                float square = Math.fma(alpha, v[i], kept * d * d) + FLUSH - FLUSH;
                float mean = Math.fma(alpha, m[i], kept * d) + FLUSH - FLUSH;
                v[i] = square;
                m[i] = mean;
                // Rounding may leave less than nothing of a variance that is 0.
                float variance = Math.max(Math.fma(-mean, mean, square), 0f);
                float step = d / ((float) Math.sqrt(variance) + epsilon);
                if (b != null) {
                    step = Math.fma(share, b[i], step);
                    b[i] = step;
                }
                p[i] = Math.fma(-factor, step, p[i]);
            }
        }
    }
}
