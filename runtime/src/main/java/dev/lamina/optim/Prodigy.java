package dev.lamina.optim;

import dev.lamina.model.Gradients;
import dev.lamina.model.Parameter;
import dev.lamina.state.Scalar;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * Prodigy: Adam with a step size that it finds by itself, d, an estimate of how far the weights have to go (Mishchenko and
 * Defazio, 2023), as in its authors' code:
 *
 * <pre>
 * e  = d * learningRate                              with biasCorrection times sqrt(1 - beta2^t) / (1 - beta1^t)
 * n  = beta3 * n + d / d0 * e * sum of g * (p0 - p) over all parameters
 * s  = beta3 * s + d / d0 * e * g                    with safeguardWarmup d / d0 * d * g
 * m  = beta1 * m + (1 - beta1) * d * g
 * v  = beta2 * v + (1 - beta2) * d² * g²
 * d^ = factor * n / sum of |s|
 * d  = min(max(all d^ so far), growth * d)           while d is d0 also max(d, d^)
 * p *= 1 - e * weightDecay
 * p -= e * m / (sqrt(v) + d * epsilon)
 * </pre>
 *
 * <p>p0 are the first weights. Leave the learning rate at 1, and take a schedule that falls, such as a cosine. A step whose
 * gradients are all 0 changes nothing. The memory is that of four moments. In groups, each finds a step size of its own.
 */
public final class Prodigy extends Optimizer {
    private static final Setting BETA3 = Setting.belowOne("beta3");
    private static final Setting FIRST = Setting.positive("firstDistance");
    private static final Setting FACTOR = Setting.positive("factor");
    private static final Setting GROWTH = Setting.atLeastOne("growth");
    private static final Setting BIAS_CORRECTION = Setting.flag("biasCorrection");
    private static final Setting SAFEGUARD = Setting.flag("safeguardWarmup");

    private Prodigy(Settings settings) {
        super(settings);
    }

    /** {@return the rule with a learning rate of 1, so that there is none to choose} */
    public static Prodigy automatic() {
        return learningRate(1f);
    }

    /**
     * The rule with its authors' defaults: betas 0.9 and 0.999, beta3 the root of the latter, epsilon 1e-8, first distance
     * 1e-6, factor 1, growth unlimited, no weight decay.
     *
     * @param learningRate what the step size that was found is multiplied by, finite and not negative; usual 1
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Prodigy learningRate(float learningRate) {
        return new Prodigy(settings(learningRate)
                .with(Hyper.BETA1, 0.9f)
                .with(Hyper.BETA2, 0.999f)
                .with(Hyper.EPSILON, 1e-8f)
                .with(Hyper.WEIGHT_DECAY, 0f)
                .with(FIRST, 1e-6f)
                .with(FACTOR, 1f)
                .with(GROWTH, Float.POSITIVE_INFINITY)
                .with(BIAS_CORRECTION, false)
                .with(SAFEGUARD, false));
    }

    /**
     * Sets how slowly the moments change.
     *
     * @param beta1 for the mean, from 0 to below 1; default 0.9
     * @param beta2 for the mean square, from 0 to below 1; default 0.999
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Prodigy betas(float beta1, float beta2) {
        return new Prodigy(settings().with(Hyper.BETA1, beta1).with(Hyper.BETA2, beta2));
    }

    /**
     * Sets how slowly the estimate of the distance forgets.
     *
     * @param beta3 from 0 to below 1; default the root of beta2
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Prodigy beta3(float beta3) {
        return new Prodigy(settings().with(BETA3, beta3));
    }

    /**
     * Sets the number added to the denominator, times the distance.
     *
     * @param epsilon finite and not negative; default 1e-8
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Prodigy epsilon(float epsilon) {
        return new Prodigy(settings().with(Hyper.EPSILON, epsilon));
    }

    /**
     * Sets the weight decay, decoupled as in {@link AdamW}, biases as well.
     *
     * @param weightDecay its factor, finite and not negative; default 0
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Prodigy weightDecay(float weightDecay) {
        return new Prodigy(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    /**
     * Sets what the distance is taken for at first.
     *
     * @param distance finite and above 0, and less than the distance is; default 1e-6
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Prodigy firstDistance(float distance) {
        return new Prodigy(settings().with(FIRST, distance));
    }

    /**
     * Sets what estimates of the distance are multiplied by: the way to make steps larger or smaller.
     *
     * @param factor finite and above 0; default 1, usual 0.5 to 2
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Prodigy factor(float factor) {
        return new Prodigy(settings().with(FACTOR, factor));
    }

    /**
     * Limits how much the distance grows in a step, which makes a warm-up.
     *
     * @param growth at least 1, for example 1.02; default infinite
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Prodigy growth(float growth) {
        return new Prodigy(settings().with(GROWTH, growth));
    }

    /**
     * Corrects the bias of the moments as Adam does.
     *
     * @return a copy with that setting
     */
    public Prodigy biasCorrection() {
        return new Prodigy(settings().with(BIAS_CORRECTION, true));
    }

    /**
     * Leaves the learning rate out of the denominator of the estimate, for schedules with a warm-up.
     *
     * @return a copy with that setting
     */
    public Prodigy safeguardWarmup() {
        return new Prodigy(settings().with(SAFEGUARD, true));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new Distance(trainable, this);
    }

    @Override
    protected Optimizer with(Settings changed) {
        return new Prodigy(changed);
    }

    /** Goes through all parameters twice, since a step needs the distance that all of them yield. */
    private static final class Distance extends State {
        private final double beta1;
        private final double beta2;
        private final double beta3;
        private final double epsilon;
        private final double decay;
        private final double first;
        private final double factor;
        private final double growth;
        private final boolean corrects;
        private final boolean safeguard;
        private final float[][] starts = slot("p0");
        private final float[][] sums = slot("s");
        private final float[][] means = slot("exp_avg");
        private final float[][] squares = slot("exp_avg_sq");
        private final Scalar distance;
        private final Scalar largest;
        private final Scalar numerator = scalar("d_numerator", 0);
        private final Scalar power1 = scalar("beta1_power", 1);
        private final Scalar power2 = scalar("beta2_power", 1);

        Distance(List<Parameter> parameters, Prodigy optimizer) {
            super(parameters, optimizer);
            Settings settings = optimizer.settings();
            beta1 = settings.exact(Hyper.BETA1);
            beta2 = settings.exact(Hyper.BETA2);
            beta3 = settings.has(BETA3.name()) ? settings.exact(BETA3) : Math.sqrt(beta2);
            epsilon = settings.exact(Hyper.EPSILON);
            decay = settings.exact(Hyper.WEIGHT_DECAY);
            first = settings.exact(FIRST);
            factor = settings.exact(FACTOR);
            growth = Float.isInfinite(settings.get(GROWTH)) ? Double.POSITIVE_INFINITY : settings.exact(GROWTH);
            corrects = settings.is(BIAS_CORRECTION);
            safeguard = settings.is(SAFEGUARD);
            distance = scalar("d", first);
            largest = scalar("d_max", first);
        }

        @Override
        protected void apply(Gradients gradients) {
            if (step() == 1) {
                for (int i = 0; i < size(); i++) {
                    System.arraycopy(
                            parameter(i).values(), 0, starts[i], 0, parameter(i).size());
                }
            }
            if (exactRate() == 0) {
                return;
            }
            double d = distance.get();
            double corrected1 = power1.get() * beta1;
            double corrected2 = power2.get() * beta2;
            double correction = corrects ? Math.sqrt(1 - corrected2) / (1 - corrected1) : 1;
            double rate = d * exactRate() * correction;
            double denominator = accumulate(gradients, d, rate);
            if (denominator == 0) {
                return;
            }
            power1.set(corrected1);
            power2.set(corrected2);
            estimate(d, denominator);
            for (int i = 0; i < size(); i++) {
                Parameter parameter = parameter(i);
                step(
                        parameter.values(),
                        means[i],
                        squares[i],
                        parameter.size(),
                        (float) -rate,
                        (float) (distance.get() / first * epsilon) + Float.MIN_NORMAL,
                        (float) (1 - rate * decay));
            }
        }

        /**
         * Adds the gradients to all sums; returns that of the sizes of s. Moments and sums are kept in units of the first
         * distance, which cancels out: else squares of small gradients would be too small for a float.
         */
        private double accumulate(Gradients gradients, double d, double rate) {
            double unit = d / first;
            double weight = unit * rate / first;
            double denominator = 0;
            double product = 0;
            for (int i = 0; i < size(); i++) {
                float[] g = gradients.values(i);
                int count = parameter(i).size();
                product += Norms.productOfDifference(g, starts[i], parameter(i).values(), count);
                accumulate(
                        g,
                        sums[i],
                        means[i],
                        squares[i],
                        count,
                        (float) beta3,
                        (float) (safeguard ? unit * unit : weight),
                        (float) beta1,
                        (float) (unit * (1 - beta1)),
                        (float) beta2,
                        (float) unit,
                        (float) (1 - beta2));
                denominator += Norms.sizes(sums[i], count);
            }
            numerator.set(beta3 * numerator.get() + weight * product);
            return denominator;
        }

        private void estimate(double d, double denominator) {
            double estimate = factor * numerator.get() / denominator;
            double known = d == first ? Math.max(d, estimate) : d;
            largest.set(Math.max(largest.get(), estimate));
            distance.set(Math.min(largest.get(), known * growth));
        }

        private static void accumulate(
                float[] g,
                float[] s,
                float[] m,
                float[] v,
                int size,
                float b3,
                float weight,
                float b1,
                float rest1,
                float b2,
                float unit,
                float rest2) {
            for (int i = 0; i < size; i++) {
                float scaled = unit * g[i];
                s[i] = Math.fma(b3, s[i], weight * g[i]) + Rule.FLUSH_MEAN - Rule.FLUSH_MEAN;
                m[i] = Math.fma(b1, m[i], rest1 * g[i]) + Rule.FLUSH_MEAN - Rule.FLUSH_MEAN;
                v[i] = Math.fma(b2, v[i], rest2 * scaled * scaled) + Rule.FLUSH - Rule.FLUSH;
            }
        }

        private static void step(float[] p, float[] m, float[] v, int size, float factor, float epsilon, float keep) {
            for (int i = 0; i < size; i++) {
                p[i] = Math.fma(keep, p[i], factor * m[i] / ((float) Math.sqrt(v[i]) + epsilon));
            }
        }
    }
}
