package dev.lamina.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.model.Gradients;
import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.testing.Allocations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientTransformTest {
    private static final long SEED = 5;

    private final Random random = new Random(SEED);
    private final Parameter dense = parameter("dense.weight", Layout.TRANSPOSED, 7, 5);
    private final Parameter words = parameter("words.weight", Layout.AS_IS, 9, 4);
    private final Parameter bias = parameter("dense.bias", Layout.AS_IS, 7);
    private final List<Parameter> parameters = List.of(dense, words, bias);
    private final float[][] arrays = new float[3][];
    private final Gradients gradients;

    GradientTransformTest() {
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = new float[parameters.get(i).size() + Parameter.SLACK];
            for (int k = 0; k < parameters.get(i).size(); k++) {
                arrays[i][k] = (float) random.nextGaussian();
            }
        }
        gradients = new Gradients(parameters, arrays);
    }

    private static Parameter parameter(String name, Layout layout, int... shape) {
        Parameter parameter = Parameter.trainable(name, layout, Initializer.normal(1f), shape);
        parameter.initialize(SEED, shape.length);
        return parameter;
    }

    private float[][] copies() {
        return new float[][] {arrays[0].clone(), arrays[1].clone(), arrays[2].clone()};
    }

    private static double norm(float[] g, int size, double p) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.pow(Math.abs(g[i]), p);
        }
        return Math.pow(sum, 1 / p);
    }

    @ParameterizedTest
    @ValueSource(floats = {1f, 1.3f, 1.5f, 2f, 3f, 7f})
    void normsOfAll(float p) {
        float[][] before = copies();
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += Math.pow(norm(before[i], parameters.get(i).size(), p), p);
        }
        double norm = Math.pow(sum, 1.0 / p);
        assertThat(GradientClip.norm(0.5f, p).apply(gradients)).isCloseTo(norm, within(1e-10 * norm));
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < before[i].length; k++) {
                double expected = before[i][k] * Math.min(1, 0.5 / norm);
                assertThat((double) arrays[i][k]).isCloseTo(expected, within(2e-6 * Math.abs(expected)));
            }
        }
    }

    @Test
    void largeNormsStayFinite() {
        arrays[0][3] = 3e38f;
        assertThat(GradientClip.norm(1f, 9f).apply(gradients)).isCloseTo(3e38, within(1e32));
    }

    @Test
    void normsOfEachParameter() {
        float[][] before = copies();
        double[] norms = new double[3];
        for (int i = 0; i < 3; i++) {
            norms[i] = norm(before[i], parameters.get(i).size(), 2);
        }
        double max = norms[2] + 0.1; // the bias is below it, the others above
        double largest = Math.max(norms[0], Math.max(norms[1], norms[2]));
        assertThat(GradientClip.norm((float) max).perParameter().apply(gradients))
                .isCloseTo(largest, within(1e-6));
        assertThat(arrays[2]).isEqualTo(before[2]);
        for (int i = 0; i < 2; i++) {
            assertThat(norms[i]).isGreaterThan(max);
            assertThat(norm(arrays[i], parameters.get(i).size(), 2)).isCloseTo(max, within(1e-4));
        }
    }

    /** From the formula, unit by unit in the order of weight files. */
    @Test
    void adaptiveLimitsAreThoseOfUnits() {
        for (int k = 4; k < 8; k++) {
            words.values()[k] = 0f; // a word that counts with epsilon
        }
        float[] small = arrays[1];
        for (int k = 8; k < 12; k++) {
            small[k] *= 1e-4f; // a word that is within its limit
        }
        float[][] before = copies();
        AdaptiveClip.factor(0.1f).epsilon(0.01f).start(parameters).apply(gradients);
        for (int i = 0; i < 3; i++) {
            boolean transposed = i == 0;
            int units = i == 2 ? 1 : parameters.get(i).shape()[0];
            int width = parameters.get(i).size() / units;
            for (int unit = 0; unit < units; unit++) {
                double w = 0;
                double g = 0;
                for (int k = 0; k < width; k++) {
                    int at = transposed ? k * units + unit : unit * width + k;
                    w += Math.pow(parameters.get(i).values()[at], 2);
                    g += Math.pow(before[i][at], 2);
                }
                double factor = Math.min(1, 0.1 * Math.max(Math.sqrt(w), 0.01) / Math.sqrt(g));
                for (int k = 0; k < width; k++) {
                    int at = transposed ? k * units + unit : unit * width + k;
                    double expected = before[i][at] * factor;
                    assertThat((double) arrays[i][at]).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
                }
            }
        }
        assertThat(arrays[1][9]).isEqualTo(before[1][9]);
    }

    @Test
    void noiseHasItsVarianceAndFalls() {
        int size = 100_000;
        Parameter parameter = parameter("p", Layout.AS_IS, size);
        float[] g = new float[size];
        GradientTransform.Run run = GradientNoise.variance(0.3f, 7).start(List.of(parameter));
        for (int t = 0; t < 3; t++) {
            Arrays.fill(g, 2f);
            run.apply(new Gradients(List.of(parameter), g));
            double mean = 0;
            double square = 0;
            for (float x : g) {
                mean += (x - 2.0) / size;
                square += (x - 2.0) * (x - 2.0) / size;
            }
            double variance = 0.3 / Math.pow(1 + t, 0.55);
            assertThat(mean).isCloseTo(0, within(5 * Math.sqrt(variance / size)));
            assertThat(square).isCloseTo(variance, within(0.03 * variance));
        }
    }

    @Test
    void noiseGoesOnWhereItStood() {
        GradientTransform noise = GradientNoise.variance(0.1f, 1).decay(0f);
        GradientTransform.Run whole = noise.start(parameters);
        whole.apply(gradients);
        GradientTransform.Run resumed = noise.start(parameters);
        resumed.scalars().restore(whole.scalars().values(), "noise");
        float[][] before = copies();
        whole.apply(gradients);
        float[][] after = copies();
        Gradients again = new Gradients(parameters, before);
        resumed.apply(again);
        assertThat(before).isDeepEqualTo(after);
        resumed.apply(again);
        assertThat(before[0][0] - after[0][0]).isNotEqualTo(after[0][0] - arrays[0][0]);
    }

    @Test
    void rowsThatAStepDidNotTouchStayZero() {
        List<GradientTransform> all = new ArrayList<>(List.of(
                GradientNoise.variance(1f, 3),
                AdaptiveClip.factor(1e-3f),
                GradientClip.norm(1e-3f, 1f).perParameter()));
        all.add(GradientTransform.chain(all.toArray(new GradientTransform[0])));
        for (GradientTransform transform : all) {
            float[] g = new float[words.size()];
            Gradients tracked = new Gradients(List.of(words), g);
            tracked.track(0).add(new int[] {1, 6}, 2);
            for (int k = 0; k < 4; k++) {
                g[4 + k] = k + 1;
                g[24 + k] = -1;
            }
            float[] before = g.clone();
            GradientTransform.Run run = transform.start(List.of(words));
            run.apply(tracked);
            for (int k = 0; k < g.length; k++) {
                assertThat(g[k] == before[k]).as("%s at %d", transform, k).isEqualTo(before[k] == 0f);
            }
            assertThat(Allocations.of(() -> run.apply(tracked)))
                    .as("%s", transform)
                    .isZero();
        }
    }

    @Test
    void settingsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientClip.norm(1f, 0.5f))
                .withMessage("p of a norm must be at least 1, but is 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdaptiveClip.factor(0f))
                .withMessage("factor must be finite and above 0, but is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientNoise.variance(-1f, 1))
                .withMessage("eta must be finite and at least 0, but is -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(GradientTransform::chain)
                .withMessage("a chain of gradient transforms needs at least one");
        assertThat(GradientTransform.chain(GradientClip.norm(1f).perParameter(), AdaptiveClip.factor(0.01f)))
                .hasToString("[GradientClip.norm(1.0, p=2.0).perParameter(), "
                        + "AdaptiveClip(factor=0.01, epsilon=0.001)]");
    }
}
