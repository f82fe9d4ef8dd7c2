package dev.lamina.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lamina.model.Parameter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that PyTorch doesn't have follow double-precision versions written from their papers. */
class PaperTest {
    private final Trajectory trajectory = new Trajectory();

    private static double norm(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(x -> x * x).sum());
    }

    @Test
    void lamb() {
        trajectory.compare(
                Lamb.learningRate(0.02f).weightDecay(0.1f).betas(0.8f, 0.99f),
                (shape, first) -> {
                    double[] m = new double[first.length];
                    double[] v = new double[first.length];
                    double[] u = new double[first.length];
                    return (t, p, g) -> {
                        for (int i = 0; i < p.length; i++) {
                            m[i] = 0.8 * m[i] + 0.2 * g[i];
                            v[i] = 0.99 * v[i] + 0.01 * g[i] * g[i];
                            double mHat = m[i] / (1 - Math.pow(0.8, t));
                            double vHat = v[i] / (1 - Math.pow(0.99, t));
                            u[i] = mHat / (Math.sqrt(vHat) + 1e-6) + 0.1 * p[i];
                        }
                        double trust = norm(p) / norm(u);
                        for (int i = 0; i < p.length; i++) {
                            p[i] -= 0.02 * trust * u[i];
                        }
                    };
                },
                1e-5);
    }

    /** Both schedule-free rules; keeps x, so that it can be compared as well. */
    private Optimizer.State scheduleFree(
            Optimizer optimizer, double beta, double decay, double beta2, double[][] means, double rate) {
        int[] next = {0};
        return trajectory.compare(
                optimizer,
                (shape, first) -> {
                    double[] z = first.clone();
                    double[] x = first.clone();
                    double[] v = new double[first.length];
                    double[] sum = {0};
                    means[next[0]++] = x;
                    return (t, y, g) -> {
                        double r = rate * Math.sqrt(beta2 == 0 ? 1 : 1 - Math.pow(beta2, t));
                        sum[0] += r * r;
                        double c = r * r / sum[0];
                        for (int i = 0; i < y.length; i++) {
                            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
                            z[i] -= r * (beta2 == 0 ? g[i] : g[i] / (Math.sqrt(v[i]) + 1e-8)) + r * decay * y[i];
                            x[i] = (1 - c) * x[i] + c * z[i];
                            y[i] = (1 - beta) * z[i] + beta * x[i];
                        }
                    };
                },
                1e-5);
    }

    private void assertShows(Optimizer.State state, double[][] means) {
        List<float[]> before =
                trajectory.parameters().stream().map(Parameter::toArray).toList();
        assertThat(state.averages()).isTrue();
        state.beforeEvaluation();
        for (int i = 0; i < means.length; i++) {
            trajectory.assertClose(i, means[i], "shown", 1e-5);
        }
        state.afterEvaluation();
        for (int i = 0; i < means.length; i++) {
            assertThat(trajectory.parameters().get(i).toArray()).isEqualTo(before.get(i));
        }
    }

    @Test
    void scheduleFreeSgd() {
        double[][] means = new double[3][];
        assertShows(
                scheduleFree(
                        ScheduleFreeSgd.learningRate(0.1f).momentum(0.8f).weightDecay(0.05f), 0.8, 0.05, 0, means, 0.1),
                means);
    }

    @Test
    void scheduleFreeAdamW() {
        double[][] means = new double[3][];
        assertShows(
                scheduleFree(
                        ScheduleFreeAdamW.learningRate(0.05f)
                                .betas(0.95f, 0.99f)
                                .weightDecay(0.1f),
                        0.95,
                        0.1,
                        0.99,
                        means,
                        0.05),
                means);
    }

    @Test
    void lookahead() {
        trajectory.compare(
                Lookahead.of(Sgd.learningRate(0.1f)).every(3).alpha(0.7f),
                (shape, first) -> {
                    double[] slow = first.clone();
                    return (t, p, g) -> {
                        for (int i = 0; i < p.length; i++) {
                            p[i] -= 0.1 * g[i];
                            if (t % 3 == 0) {
                                slow[i] += 0.7 * (p[i] - slow[i]);
                                p[i] = slow[i];
                            }
                        }
                    };
                },
                1e-5);
    }

    @Test
    void weightAverage() {
        double[][] means = new double[3][];
        int[] next = {0};
        Optimizer.State state = trajectory.compare(
                WeightAverage.of(Sgd.learningRate(0.1f)).decay(0.9f),
                (shape, first) -> {
                    double[] average = new double[first.length];
                    means[next[0]++] = average;
                    return (t, p, g) -> {
                        for (int i = 0; i < p.length; i++) {
                            p[i] -= 0.1 * g[i];
                            average[i] = t == 1 ? p[i] : 0.9 * average[i] + 0.1 * p[i];
                        }
                    };
                },
                1e-5);
        assertShows(state, means);
    }

    @Test
    void beforeTheFirstStepTheAverageIsTheWeight() {
        for (Optimizer optimizer : List.of(
                ScheduleFreeSgd.learningRate(1f),
                ScheduleFreeAdamW.learningRate(1f),
                WeightAverage.of(Sgd.learningRate(1f)))) {
            Optimizer.State state = trajectory.start(optimizer);
            float[] before = trajectory.parameters().get(0).toArray();
            state.beforeEvaluation();
            assertThat(trajectory.parameters().get(0).toArray()).isEqualTo(before);
            state.afterEvaluation();
            assertThat(trajectory.parameters().get(0).toArray()).isEqualTo(before);
        }
    }

    @Test
    void averagesOfAveragesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trajectory.start(WeightAverage.of(ScheduleFreeSgd.learningRate(1f))))
                .withMessage("ScheduleFreeSgd(learningRate=1.0, momentum=0.9, weightDecay=0.0) keeps averages of the "
                        + "weights by itself: use it without WeightAverage");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trajectory.start(Lookahead.of(ScheduleFreeSgd.learningRate(1f))))
                .withMessageContaining("use one of the two");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScheduleFreeSgd.learningRate(1f).momentum(1f))
                .withMessage("momentum must be at least 0 and below 1, but is 1.0");
    }

    @Test
    void groupsShowTheAveragesOfTheirParts() {
        Optimizer.State state = trajectory.start(ParameterGroups.of(Sgd.learningRate(0.1f))
                .optimizer(ParameterSelector.biases(), WeightAverage.of(Sgd.learningRate(0.1f))));
        trajectory.step(state, 1);
        trajectory.step(state, 2);
        List<float[]> before =
                trajectory.parameters().stream().map(Parameter::toArray).toList();
        assertThat(state.averages()).isTrue();
        state.beforeEvaluation();
        assertThat(trajectory.parameters().get(0).toArray()).isEqualTo(before.get(0));
        assertThat(trajectory.parameters().get(2).toArray()).isNotEqualTo(before.get(2));
        state.afterEvaluation();
        assertThat(trajectory.parameters().get(2).toArray()).isEqualTo(before.get(2));
    }
}
