package dev.lamina.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.io.SafeTensorsReader;
import dev.lamina.testing.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** First values have PyTorch's distributions; settings and shapes are those of the cases' case.json. */
class GoldenInitializerTest {
    private static final int DRAWS = 500;

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of(
                        "kaiming_normal_fan_in_conv", Initializer.kaimingNormal(0.0f, false), new int[] {8, 4, 3, 3}),
                Arguments.of(
                        "kaiming_normal_fan_in_linear", Initializer.kaimingNormal(0.0f, false), new int[] {30, 20}),
                Arguments.of(
                        "kaiming_normal_fan_out_conv", Initializer.kaimingNormal(0.0f, true), new int[] {8, 4, 3, 3}),
                Arguments.of(
                        "kaiming_normal_fan_out_linear", Initializer.kaimingNormal(0.0f, true), new int[] {30, 20}),
                Arguments.of(
                        "kaiming_normal_leaky_conv", Initializer.kaimingNormal(0.1f, false), new int[] {8, 4, 3, 3}),
                Arguments.of("kaiming_normal_leaky_linear", Initializer.kaimingNormal(0.1f, false), new int[] {30, 20}),
                Arguments.of(
                        "kaiming_uniform_fan_in_conv", Initializer.kaimingUniform(0.0f, false), new int[] {8, 4, 3, 3}),
                Arguments.of(
                        "kaiming_uniform_fan_in_linear", Initializer.kaimingUniform(0.0f, false), new int[] {30, 20}),
                Arguments.of(
                        "kaiming_uniform_fan_out_conv", Initializer.kaimingUniform(0.0f, true), new int[] {8, 4, 3, 3}),
                Arguments.of(
                        "kaiming_uniform_fan_out_linear", Initializer.kaimingUniform(0.0f, true), new int[] {30, 20}),
                Arguments.of("lecun_normal_conv", Initializer.lecunNormal(), new int[] {8, 4, 3, 3}),
                Arguments.of("lecun_normal_linear", Initializer.lecunNormal(), new int[] {30, 20}),
                Arguments.of("lecun_uniform_conv", Initializer.lecunUniform(), new int[] {8, 4, 3, 3}),
                Arguments.of("lecun_uniform_linear", Initializer.lecunUniform(), new int[] {30, 20}),
                Arguments.of("orthogonal_conv", Initializer.orthogonal(1.0f), new int[] {8, 4, 3, 3}),
                Arguments.of("orthogonal_linear", Initializer.orthogonal(1.0f), new int[] {30, 20}),
                Arguments.of(
                        "torch_default_conv", Initializer.uniform((float) (1 / Math.sqrt(36))), new int[] {8, 4, 3, 3}),
                Arguments.of(
                        "torch_default_linear", Initializer.uniform((float) (1 / Math.sqrt(20))), new int[] {30, 20}),
                Arguments.of("truncated_normal", Initializer.truncatedNormal(0.02f), new int[] {20, 30}),
                Arguments.of("xavier_normal_conv", Initializer.xavierNormal(1.0f), new int[] {8, 4, 3, 3}),
                Arguments.of("xavier_normal_linear", Initializer.xavierNormal(1.0f), new int[] {30, 20}),
                Arguments.of(
                        "xavier_normal_tanh_gain_conv", Initializer.xavierNormal(1.6666667f), new int[] {8, 4, 3, 3}),
                Arguments.of(
                        "xavier_normal_tanh_gain_linear", Initializer.xavierNormal(1.6666667f), new int[] {30, 20}),
                Arguments.of("xavier_uniform_conv", Initializer.xavierUniform(1.0f), new int[] {8, 4, 3, 3}),
                Arguments.of("xavier_uniform_linear", Initializer.xavierUniform(1.0f), new int[] {30, 20}),
                Arguments.of(
                        "xavier_uniform_tanh_gain_conv", Initializer.xavierUniform(1.6666667f), new int[] {8, 4, 3, 3}),
                Arguments.of(
                        "xavier_uniform_tanh_gain_linear", Initializer.xavierUniform(1.6666667f), new int[] {30, 20}));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void haveTheDistribution(String name, Initializer initializer, int[] shape) {
        double sum = 0;
        double squares = 0;
        double largest = 0;
        long count = 0;
        for (int stream = 0; stream < DRAWS; stream++) {
            for (float value : drawn(initializer, shape, stream)) {
                sum += value;
                squares += (double) value * value;
                largest = Math.max(largest, Math.abs(value));
                count++;
            }
        }
        try (SafeTensorsReader reader = Golden.open("initializers/" + name)) {
            double std = reader.doubles("out.std")[0];
            // 144,000 values or more: five standard errors of mean and deviation
            assertThat(sum / count).as("mean").isCloseTo(0, within(5 * std / Math.sqrt(count)));
            assertThat(Math.sqrt(squares / count)).as("std").isCloseTo(std, within(0.01 * std));
            if (reader.tensors().containsKey("out.bound")) {
                double bound = reader.doubles("out.bound")[0];
                assertThat(largest).as("bound").isBetween(0.99 * bound, bound * (1 + 1e-6));
            }
        }
        if (name.startsWith("orthogonal")) {
            assertOrthonormal(drawn(initializer, shape, 3), shape[0]);
        }
    }

    /** Against the share, mean and variance of a standard normal distribution between two values, integrated by Simpson's rule. */
    @ParameterizedTest
    @CsvSource({"-1,0.5", "-0.25,6", "2.5,3", "-9,-2", "-100,100"})
    void cutsANormalDistributionAnywhere(float low, float high) {
        double share = integral(low, high, 0);
        double mean = integral(low, high, 1) / share;
        double variance = integral(low, high, 2) / share - mean * mean;
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (int stream = 0; stream < 100; stream++) {
            for (float value : drawn(Initializer.truncatedNormal(0.5f, low, high), new int[] {20, 30}, stream)) {
                assertThat(value).isBetween(0.5f * low, 0.5f * high);
                sum += value / 0.5;
                squares += Math.pow(value / 0.5 - mean, 2);
                count++;
            }
        }
        // 60,000 values: five standard errors of the mean
        assertThat(sum / count).as("mean").isCloseTo(mean, within(5 * Math.sqrt(variance / count)));
        assertThat(squares / count).as("variance").isCloseTo(variance, within(0.03 * variance));
    }

    private static double integral(double low, double high, int power) {
        double from = Math.max(low, -12);
        double step = (Math.min(high, 12) - from) / 20_000;
        double sum = 0;
        for (int i = 0; i <= 20_000; i++) {
            double x = from + i * step;
            int factor = i == 0 || i == 20_000 ? 1 : i % 2 == 0 ? 2 : 4;
            sum += factor * Math.pow(x, power) * Math.exp(-x * x / 2);
        }
        return sum * step / 3;
    }

    @Test
    void usualCutsAreTwoDeviations() {
        assertThat(drawn(Initializer.truncatedNormal(0.5f, -2, 2), new int[] {20, 30}, 4))
                .isEqualTo(drawn(Initializer.truncatedNormal(0.5f), new int[] {20, 30}, 4));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,-2", "0,0.05", "3.5,5", "-5,-3.5", "NaN,1", "-1,NaN"})
    void rangesThatHoldHardlyAnyValueAreRefused(float low, float high) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Initializer.truncatedNormal(1, low, high))
                .withMessageContaining("is from " + low + " to " + high);
    }

    private static float[] drawn(Initializer initializer, int[] shape, int stream) {
        Parameter parameter = Parameter.trainable("w", Layout.AS_IS, initializer, shape);
        parameter.initialize(7, stream);
        return parameter.toArray();
    }

    /** Of rows if there are no more of them than columns, else of columns. */
    private static void assertOrthonormal(float[] w, int rows) {
        int columns = w.length / rows;
        boolean wide = rows <= columns;
        int vectors = wide ? rows : columns;
        int length = wide ? columns : rows;
        for (int a = 0; a < vectors; a++) {
            for (int b = 0; b <= a; b++) {
                double dot = 0;
                for (int i = 0; i < length; i++) {
                    dot += (double) (wide ? w[a * columns + i] : w[i * columns + a])
                            * (wide ? w[b * columns + i] : w[i * columns + b]);
                }
                assertThat(dot).as("vectors %d and %d", a, b).isCloseTo(a == b ? 1 : 0, within(1e-6));
            }
        }
    }
}
