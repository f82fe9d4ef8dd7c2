package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
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
    private static final Setting SHRINKAGE = Setting.belowOne("shrinkage");
    private static final Setting GROWTH = Setting.notNegative("growth");
    private static final Setting SMALLEST = Setting.notNegative("smallest");
    private static final Setting LARGEST = Setting.notNegative("largest");

    private Rprop(Settings settings) {
        super(settings);
    }

    /**
     * Rprop with PyTorch's defaults: growth 1.2, shrinkage 0.5, steps from 1e-6 to 50.
     *
     * @param learningRate the first step, finite and not negative; usual 1e-2
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Rprop learningRate(float learningRate) {
        return new Rprop(settings(learningRate)
                .with(SHRINKAGE, 0.5f)
                .with(GROWTH, 1.2f)
                .with(SMALLEST, 1e-6f)
                .with(LARGEST, 50f));
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
        return new Rprop(settings().with(SHRINKAGE, shrinkage).with(GROWTH, growth));
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
        return new Rprop(settings().with(SMALLEST, smallest).with(LARGEST, largest));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new Moments(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new Rprop(changed);
    }

    /** Steps and last gradients of one run. */
    private static final class Moments extends Rule {
        private final float growth;
        private final float shrinkage;
        private final float smallest;
        private final float largest;
        private final float[][] steps = slot("step_size");
        private final float[][] before = slot("prev");

        Moments(List<Parameter> parameters, Rprop optimizer) {
            super(parameters, optimizer);
            Settings settings = optimizer.settings();
            growth = settings.get(GROWTH);
            shrinkage = settings.get(SHRINKAGE);
            smallest = settings.get(SMALLEST);
            largest = settings.get(LARGEST);
            for (float[] step : steps) {
                Arrays.fill(step, optimizer.learningRate());
            }
        }

        @Override
        protected void update(int i, float[] p, float[] g, int from, int to) {
            step(p, g, steps[i], before[i], from, to, growth, shrinkage, smallest, largest);
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
