package dev.lamina.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.io.SafeTensorsReader;
import dev.lamina.model.Gradients;
import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.testing.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientClipTest {
    @ParameterizedTest
    @CsvSource({"clip_grad_norm_above", "clip_grad_norm_below", "clip_grad_norm_inf"})
    void limitsOneNormOfAll(String name) {
        GradientClip clip = clip(name);
        try (SafeTensorsReader reader = Golden.open("optimizers/" + name)) {
            float[][] gradients = {slack(reader.floats("in.grad_a")), slack(reader.floats("in.grad_b"))};
            double norm = clip.apply(new Gradients(parameters(12, 5), gradients));
            assertThat(norm).isCloseTo(reader.floats("state_out.total_norm")[0], within(1e-5));
            assertClose(gradients[0], reader.floats("out.grad_a"));
            assertClose(gradients[1], reader.floats("out.grad_b"));
        }
    }

    @Test
    void limitsValues() {
        try (SafeTensorsReader reader = Golden.open("optimizers/clip_grad_value_1")) {
            float[][] gradients = {slack(reader.floats("in.grad"))};
            GradientClip.value(1f).apply(new Gradients(parameters(20), gradients));
            assertClose(gradients[0], reader.floats("out.grad"));
        }
    }

    @Test
    void zeroGradientsStayZero() {
        float[][] gradients = {new float[5]};
        assertThat(GradientClip.norm(1f).apply(new Gradients(parameters(5), gradients)))
                .isZero();
        assertThat(gradients[0]).containsOnly(0f);
    }

    @Test
    void whatLiesBehindAParameterDoesNotCount() {
        float[][] gradients = {{3f, 4f, 1e9f}};
        assertThat(GradientClip.norm(10f).apply(new Gradients(parameters(2), gradients)))
                .isEqualTo(5);
        assertThat(GradientClip.largest(10f).apply(new Gradients(parameters(2), gradients)))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(floats = {0f, -1f, Float.NaN, Float.POSITIVE_INFINITY})
    void refusesOtherLimits(float limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientClip.norm(limit))
                .withMessageContaining("must be finite and above 0, but is " + limit);
    }

    private static GradientClip clip(String name) {
        return CLIPS.stream()
                .filter(clip -> clip.name().equals(name))
                .findFirst()
                .orElseThrow()
                .clip();
    }

    private record Named(String name, GradientClip clip) {}

    private static final List<Named> CLIPS = List.of(
            new Named("clip_grad_norm_above", GradientClip.norm(1.0f)),
            new Named("clip_grad_norm_below", GradientClip.norm(100.0f)),
            new Named("clip_grad_norm_inf", GradientClip.largest(0.5f)));

    private static float[] slack(float[] values) {
        return Arrays.copyOf(values, values.length + Parameter.SLACK);
    }

    private static List<Parameter> parameters(int... sizes) {
        List<Parameter> parameters = new ArrayList<>();
        for (int size : sizes) {
            parameters.add(Parameter.trainable("p", Layout.AS_IS, Initializer.zeros(), size));
        }
        return parameters;
    }

    private static void assertClose(float[] actual, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("element %d", i).isCloseTo(expected[i], within(1e-6f));
        }
    }
}
