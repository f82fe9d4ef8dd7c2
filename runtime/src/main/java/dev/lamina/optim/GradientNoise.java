package dev.lamina.optim;

import dev.lamina.math.CounterRandom;
import dev.lamina.math.Powers;
import dev.lamina.model.Gradients;
import dev.lamina.model.Parameter;
import dev.lamina.state.Scalar;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * Adds noise to gradients: normally distributed, of variance {@code eta / (1 + t)^gamma}, t being the steps made, from 0
 * (Neelakantan et al., 2015). The noise depends on seed, step and place alone. The rows of an embedding that a step
 * didn't look up get none.
 */
public final class GradientNoise extends GradientTransform {
    /** Sets the stream apart from those of shuffling (-2), first values (-1) and dropout (the steps from 0). */
    private static final long DOMAIN = -3;

    private static final Setting ETA = Setting.notNegative("eta");
    private static final Setting GAMMA = Setting.notNegative("gamma");

    private final long seed;
    private final Settings settings;

    private GradientNoise(long seed, Settings settings) {
        this.seed = seed;
        this.settings = settings;
    }

    /**
     * Noise with the paper's decay, 0.55.
     *
     * @param eta the variance of the first step, finite and not negative; the paper takes 0.01, 0.3 or 1
     * @param seed where the noise comes from: the same seed gives the same noise
     * @return the noise
     * @throws IllegalArgumentException if a value is out of range
     */
    public static GradientNoise variance(float eta, long seed) {
        return new GradientNoise(seed, Settings.none().with(ETA, eta).with(GAMMA, 0.55f));
    }

    /**
     * Sets how fast the variance falls.
     *
     * @param gamma finite and not negative; 0 for a constant variance; default 0.55
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public GradientNoise decay(float gamma) {
        return new GradientNoise(seed, settings.with(GAMMA, gamma));
    }

    @Override
    public Run start(List<Parameter> trainable) {
        return new Noise(seed, settings);
    }

    @Override
    public String toString() {
        return "GradientNoise" + settings + " of seed " + seed;
    }

    private static final class Noise extends Run {
        private final long key;
        private final double eta;
        private final double gamma;
        private final Scalar step = scalar("step", 0);
        private float deviation;

        Noise(long seed, Settings settings) {
            key = CounterRandom.key(seed, DOMAIN, 0);
            eta = settings.exact(ETA);
            gamma = settings.exact(GAMMA);
        }

        @Override
        public void apply(Gradients gradients) {
            deviation = (float) Math.sqrt(eta / Powers.of(1 + step.get(), gamma));
            super.apply(gradients);
            step.increment();
        }

        @Override
        protected void change(Gradients gradients, int i, float[] g, int from, int to) {
            long stream = CounterRandom.key(key, (long) step.get(), i);
            for (int k = from; k < to; k++) {
                g[k] = Math.fma(deviation, CounterRandom.normal(stream, k), g[k]);
            }
        }
    }
}
