package dev.lamina.optim;

import dev.lamina.model.Gradients;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * Adaptive gradient clipping (Brock et al., 2021): limits the norm of a unit's gradient to a share of the norm of its
 * weights:
 *
 * <pre>
 * g *= min(1, factor * max(|w|, epsilon) / |g|)
 * </pre>
 *
 * <p>A unit is what the first axis of the shape counts: an output of a dense layer, a filter of a convolution, a word of an
 * embedding. A parameter with one axis, such as a bias, is a single unit.
 */
public final class AdaptiveClip extends GradientTransform {
    private static final Setting FACTOR = Setting.positive("factor");
    private static final Setting EPSILON = Setting.positive("epsilon");

    private final Settings settings;

    private AdaptiveClip(Settings settings) {
        this.settings = settings;
    }

    /**
     * A clip with the paper's epsilon, 1e-3.
     *
     * @param factor the largest norm of a gradient, as a share of that of the weights; finite and above 0, usual 0.01
     * @return the clip
     * @throws IllegalArgumentException if the value is out of range
     */
    public static AdaptiveClip factor(float factor) {
        return new AdaptiveClip(Settings.none().with(FACTOR, factor).with(EPSILON, 1e-3f));
    }

    /**
     * Sets the least norm that weights count with, so that weights that are zero can grow.
     *
     * @param epsilon finite and above 0; default 1e-3
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public AdaptiveClip epsilon(float epsilon) {
        return new AdaptiveClip(settings.with(EPSILON, epsilon));
    }

    @Override
    public Run start(List<Parameter> trainable) {
        return new Units(trainable, settings.exact(FACTOR), settings.exact(EPSILON));
    }

    @Override
    public String toString() {
        return "AdaptiveClip" + settings;
    }

    private static final class Units extends Run {
        private final double factor;
        private final double epsilon;
        private final int[] units;
        private final double[] weights;
        private final double[] sums;
        private final float[] factors;

        Units(List<Parameter> parameters, double factor, double epsilon) {
            this.factor = factor;
            this.epsilon = epsilon;
            this.units = parameters.stream().mapToInt(Units::units).toArray();
            int most = 0;
            for (int i = 0; i < units.length; i++) {
                most = parameters.get(i).layout() == Layout.TRANSPOSED ? Math.max(most, units[i]) : most;
            }
            weights = new double[most];
            sums = new double[most];
            factors = new float[most];
        }

        private static int units(Parameter parameter) {
            int[] shape = parameter.shape();
            return shape.length < 2 ? 1 : shape[0];
        }

        @Override
        protected void change(Gradients gradients, int i, float[] g, int from, int to) {
            Parameter parameter = gradients.parameter(i);
            float[] w = parameter.values();
            if (parameter.layout() == Layout.TRANSPOSED) {
                columns(w, g, parameter.size(), units[i]);
                return;
            }
            int width = parameter.size() / units[i];
            for (int unit = from; unit < to; unit += width) {
                scale(g, unit, unit + width, limit(squares(w, unit, unit + width), squares(g, unit, unit + width)));
            }
        }

        private float limit(double weight, double gradient) {
            double most = factor * Math.max(Math.sqrt(weight), epsilon);
            double norm = Math.sqrt(gradient);
            return norm > most ? (float) (most / norm) : 1f;
        }

        /** Units side by side, as dense weights have them: all sums at once, along memory. */
        private void columns(float[] w, float[] g, int size, int columns) {
            for (int unit = 0; unit < columns; unit++) {
                weights[unit] = 0;
                sums[unit] = 0;
            }
            for (int row = 0; row < size; row += columns) {
                for (int unit = 0; unit < columns; unit++) {
                    weights[unit] += (double) w[row + unit] * w[row + unit];
                    sums[unit] += (double) g[row + unit] * g[row + unit];
                }
            }
            for (int unit = 0; unit < columns; unit++) {
                factors[unit] = limit(weights[unit], sums[unit]);
            }
            for (int row = 0; row < size; row += columns) {
                for (int unit = 0; unit < columns; unit++) {
                    g[row + unit] *= factors[unit];
                }
            }
        }

        private static double squares(float[] values, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += (double) values[i] * values[i];
            }
            return sum;
        }

        private static void scale(float[] g, int from, int to, float factor) {
            if (factor < 1) {
                for (int i = from; i < to; i++) {
                    g[i] *= factor;
                }
            }
        }
    }
}
