package dev.lamina.optim;

import dev.lamina.model.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * Resilient propagation: each parameter has a step of its own, which grows while the sign of its gradient stays the same
 * (Riedmiller and Braun, 1993), as in PyTorch:
 *
 * <pre>
 * s     = sign(g * g of the step before)
 * step *= s &gt; 0 ? growth : s &lt; 0 ? shrinkage : 1, kept within smallest and largest
 * g     = s &lt; 0 ? 0 : g
 * p    -= sign(g) * step
 * </pre>
 *
 * <p>The learning rate is what steps start at; changing it later, as schedules do, has no effect. Only for steps over all
 * data: the noise of small batches changes signs.
 */
public final class Rprop extends Optimizer {
    private final float learningRate;
    private final float shrinkage;
    private final float growth;
    private final float smallest;
    private final float largest;

    private Rprop(float learningRate, float shrinkage, float growth, float smallest, float largest) {
        this.learningRate = Checks.notNegative("learningRate", learningRate);
        this.shrinkage = Checks.belowOne("shrinkage", shrinkage);
        this.growth = Checks.notNegative("growth", growth);
        this.smallest = Checks.notNegative("smallest", smallest);
        this.largest = Checks.notNegative("largest", largest);
    }

    /**
     * Rprop with PyTorch's defaults: growth 1.2, shrinkage 0.5, steps from 1e-6 to 50.
     *
     * @param learningRate the first step, finite and not negative; usual 1e-2
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Rprop learningRate(float learningRate) {
        return new Rprop(learningRate, 0.5f, 1.2f, 1e-6f, 50f);
    }

    /**
     * Sets how steps change.
     *
     * @param shrinkage where the sign changes, from 0 to below 1; default 0.5
     * @param growth where it stays, finite and not negative; default 1.2
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Rprop factors(float shrinkage, float growth) {
        return new Rprop(learningRate, shrinkage, growth, smallest, largest);
    }

    /**
     * Sets the range of steps.
     *
     * @param smallest the smallest step, finite and not negative; default 1e-6
     * @param largest the largest step, finite and not negative; default 50
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Rprop steps(float smallest, float largest) {
        return new Rprop(learningRate, shrinkage, growth, smallest, largest);
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
        return "Rprop(learningRate=" + learningRate + ", shrinkage=" + shrinkage + ", growth=" + growth + ", smallest="
                + smallest + ", largest=" + largest + ")";
    }

    /** Steps and last gradients of one run. */
    private static final class Moments extends State {
        private final Rprop settings;
        private final float[][] steps;
        private final float[][] before;

        Moments(List<Parameter> parameters, Rprop settings) {
            super(parameters, settings.learningRate);
            this.settings = settings;
            this.steps = moments(parameters);
            this.before = moments(parameters);
            for (float[] step : steps) {
                Arrays.fill(step, settings.learningRate);
            }
        }

        @Override
        void beginStep() {
            // All that is needed stands in the settings.
        }

        @Override
        void update(int i, float[] p, float[] g, int from, int to) {
            Rprop s = settings;
            step(p, g, steps[i], before[i], from, to, s.growth, s.shrinkage, s.smallest, s.largest);
        }

        private static void step(
                float[] p,
                float[] g,
                float[] steps,
                float[] before,
                int from,
                int to,
                float growth,
                float shrinkage,
                float smallest,
                float largest) {
            for (int i = from; i < to; i++) {
                float sign = Math.signum(g[i]) * Math.signum(before[i]);
                float factor = sign > 0f ? growth : sign < 0f ? shrinkage : 1f;
                float step = Math.min(Math.max(steps[i] * factor, smallest), largest);
                float d = sign < 0f ? 0f : g[i];
                steps[i] = step;
                before[i] = d;
                p[i] = Math.fma(-Math.signum(d), step, p[i]);
            }
        }
    }
}
