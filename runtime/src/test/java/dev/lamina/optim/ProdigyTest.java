package dev.lamina.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.model.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prodigy follows a double-precision version of its definition: all parameters together yield the distance. */
class ProdigyTest {
    /** Large enough for the first steps to be many units in the last place of a weight near 1. */
    private static final double FIRST = 0.01;

    private final Trajectory trajectory = new Trajectory();

    /** The rule as it is published, on all parameters. */
    private static final class Plain {
        private final double[][] p;
        private final double[][] p0;
        private final double[][] s;
        private final double[][] m;
        private final double[][] v;
        private final double growth;
        private final boolean corrects;
        private final boolean safeguard;
        private final double rate;
        private final double decay;
        private final double factor;
        private double d = FIRST;
        private double largest = FIRST;
        private double numerator;

        Plain(
                List<Parameter> parameters,
                double rate,
                double decay,
                double factor,
                double growth,
                boolean corrects,
                boolean safeguard) {
            p = new double[parameters.size()][];
            for (int i = 0; i < p.length; i++) {
                float[] values = parameters.get(i).toArray();
                p[i] = new double[values.length];
                for (int k = 0; k < values.length; k++) {
                    p[i][k] = values[k];
                }
            }
            p0 = copy();
            s = zeros();
            m = zeros();
            v = zeros();
            this.rate = rate;
            this.decay = decay;
            this.factor = factor;
            this.growth = growth;
            this.corrects = corrects;
            this.safeguard = safeguard;
        }

        private double[][] copy() {
            double[][] copy = new double[p.length][];
            for (int i = 0; i < p.length; i++) {
                copy[i] = p[i].clone();
            }
            return copy;
        }

        private double[][] zeros() {
            double[][] zeros = new double[p.length][];
            for (int i = 0; i < p.length; i++) {
                zeros[i] = new double[p[i].length];
            }
            return zeros;
        }

        void step(int t, double[][] g) {
            double correction = corrects ? Math.sqrt(1 - Math.pow(0.99, t)) / (1 - Math.pow(0.8, t)) : 1;
            double e = d * rate * correction;
            double beta3 = Math.sqrt(0.99);
            numerator *= beta3;
            double denominator = 0;
            for (int i = 0; i < p.length; i++) {
                for (int k = 0; k < p[i].length; k++) {
                    numerator += d / FIRST * e * g[i][k] * (p0[i][k] - p[i][k]);
                    s[i][k] = beta3 * s[i][k] + d / FIRST * (safeguard ? d : e) * g[i][k];
                    m[i][k] = 0.8 * m[i][k] + 0.2 * d * g[i][k];
                    v[i][k] = 0.99 * v[i][k] + 0.01 * d * d * g[i][k] * g[i][k];
                    denominator += Math.abs(s[i][k]);
                }
            }
            double estimate = factor * numerator / denominator;
            d = d == FIRST ? Math.max(d, estimate) : d;
            largest = Math.max(largest, estimate);
            d = Math.min(largest, d * growth);
            for (int i = 0; i < p.length; i++) {
                for (int k = 0; k < p[i].length; k++) {
                    p[i][k] *= 1 - e * decay;
                    p[i][k] -= e * m[i][k] / (Math.sqrt(v[i][k]) + d * 1e-8);
                }
            }
        }
    }

    private void compare(
            Prodigy optimizer,
            double rate,
            double decay,
            double factor,
            double growth,
            boolean corrects,
            boolean safeguard) {
        Optimizer.State state = trajectory.start(optimizer.betas(0.8f, 0.99f).firstDistance((float) FIRST));
        Plain plain = new Plain(trajectory.parameters(), rate, decay, factor, growth, corrects, safeguard);
        for (int t = 1; t <= 60; t++) {
            plain.step(t, trajectory.step(state, t));
            for (int i = 0; i < plain.p.length; i++) {
                trajectory.assertClose(i, plain.p[i], optimizer + " step " + t, 2e-4);
            }
            assertThat(state.scalars().values().get("d")).isCloseTo(plain.d, within(1e-3 * plain.d));
        }
        assertThat(plain.d).as("the distance grows").isGreaterThan(2 * FIRST);
    }

    @Test
    void followsItsDefinition() {
        compare(Prodigy.automatic(), 1, 0, 1, Double.POSITIVE_INFINITY, false, false);
    }

    @Test
    void followsItsDefinitionWithOtherSettings() {
        compare(
                Prodigy.learningRate(0.5f)
                        .weightDecay(0.1f)
                        .factor(2f)
                        .growth(1.4f)
                        .biasCorrection()
                        .safeguardWarmup(),
                0.5,
                0.1,
                2,
                1.4,
                true,
                true);
    }

    @Test
    void aRateOfZeroChangesNothing() {
        Optimizer.State state = trajectory.start(Prodigy.learningRate(0f).weightDecay(1f));
        float[] before = trajectory.parameters().get(0).toArray();
        trajectory.step(state, 1);
        assertThat(trajectory.parameters().get(0).toArray()).isEqualTo(before);
        state.setLearningRate(1f);
        trajectory.step(state, 2);
        assertThat(trajectory.parameters().get(0).toArray()).isNotEqualTo(before);
    }

    @Test
    void settingsAreChecked() {
        assertThat(Prodigy.automatic().beta3(0.5f))
                .hasToString("Prodigy(learningRate=1.0, beta1=0.9, beta2=0.999, epsilon=1.0E-8, weightDecay=0.0, "
                        + "firstDistance=1.0E-6, factor=1.0, growth=Infinity, biasCorrection=false, "
                        + "safeguardWarmup=false, beta3=0.5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prodigy.automatic().growth(0.9f))
                .withMessage("growth must be at least 1, but is 0.9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prodigy.automatic().firstDistance(0f))
                .withMessage("firstDistance must be finite and above 0, but is 0.0");
    }
}
