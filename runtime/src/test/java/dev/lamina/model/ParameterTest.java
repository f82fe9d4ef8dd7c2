package dev.lamina.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.io.SafeTensorsReader;
import dev.lamina.testing.Golden;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ParameterTest {
    @Test
    void aDenseWeightIsStoredTransposed() {
        Parameter weight = Parameter.trainable("hidden.weight", Layout.TRANSPOSED, Initializer.zeros(), 2, 3);
        float[] external = {1, 2, 3, 4, 5, 6};
        weight.set(external);
        assertThat(Arrays.copyOf(weight.values(), 6)).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(weight.toArray()).containsExactly(external);
        assertThat(weight.shape()).containsExactly(2, 3);
        assertThat(weight.values()).hasSize(6 + Parameter.SLACK);
    }

    @Test
    void valuesAreDrawnInExternalOrderWhateverTheLayout() {
        Parameter transposed = Parameter.trainable("w", Layout.TRANSPOSED, Initializer.uniform(1), 5, 7);
        Parameter asIs = Parameter.trainable("w", Layout.AS_IS, Initializer.uniform(1), 5, 7);
        transposed.initialize(42, 3);
        asIs.initialize(42, 3);
        assertThat(transposed.toArray()).containsExactly(asIs.toArray());
        assertThat(transposed.values()).isNotEqualTo(asIs.values());
        asIs.initialize(42, 4);
        assertThat(asIs.toArray()).isNotEqualTo(transposed.toArray());
    }

    @Test
    void initializersHaveTheirDistributions() {
        int n = 20_000;
        Parameter p = Parameter.trainable("w", Layout.AS_IS, Initializer.uniform(0.5f), n);
        p.initialize(1, 0);
        for (float v : p.toArray()) {
            assertThat(v).isBetween(-0.5f, 0.5f);
        }
        assertThat(mean(p)).isBetween(-0.01, 0.01);
        assertThat(std(p)).isBetween(0.28, 0.30); // 0.5 / sqrt(3) = 0.289

        Parameter q = Parameter.trainable("w", Layout.AS_IS, Initializer.normal(2f), n);
        q.initialize(1, 0);
        assertThat(mean(q)).isBetween(-0.06, 0.06);
        assertThat(std(q)).isBetween(1.95, 2.05);

        Parameter c = Parameter.frozen("w", Layout.AS_IS, Initializer.constant(3f), 4);
        c.initialize(1, 0);
        assertThat(c.values()).startsWith(3, 3, 3, 3).endsWith(0, 0);
    }

    @Test
    void badArgumentsAreNamed() {
        Parameter p = Parameter.state("norm.running_mean", Layout.AS_IS, Initializer.zeros(), 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> p.set(new float[3]))
                .withMessage("norm.running_mean[4] has 4 values, but the given array has 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameter.trainable("w", Layout.TRANSPOSED, Initializer.zeros(), 1, 2, 3))
                .withMessageContaining("only a matrix");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parameter.trainable("w", Layout.AS_IS, Initializer.zeros(), 70_000, 70_000))
                .withMessageContaining("w: shape [70000,70000] has more elements");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slot.features("input", 3, 0))
                .withMessageContaining("input: every axis must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Initializer.uniform(Float.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Slot.classIndex("target", 0));
    }

    @Test
    void slotsDescribeThemselves() {
        assertThat(Slot.features("input", 1, 28, 28).size()).isEqualTo(784);
        assertThat(Slot.features("input", 1, 28, 28)).hasToString("input[1,28,28]");
        assertThat(Slot.classIndex("target", 10)).hasToString("target(class 0..9)");
        assertThat(Slot.classIndex("target", 10).size()).isEqualTo(1);
        assertThat(Slot.features("a", 2)).isEqualTo(Slot.features("a", 2)).isNotEqualTo(Slot.features("a", 3));
    }

    private static double mean(Parameter p) {
        double sum = 0;
        for (float v : p.toArray()) {
            sum += v;
        }
        return sum / p.size();
    }

    private static double std(Parameter p) {
        double mean = mean(p);
        double sum = 0;
        for (float v : p.toArray()) {
            sum += (v - mean) * (v - mean);
        }
        return Math.sqrt(sum / p.size());
    }

    @Test
    void slotsOfIntegersKnowTheirVocabulary() {
        Slot tokens = Slot.indices("tokens", 65, 64);
        assertThat(tokens).hasToString("tokens[64](0..64)").isNotEqualTo(Slot.indices("tokens", 66, 64));
        assertThat(tokens.vocabulary()).isEqualTo(65);
        assertThat(tokens.classes()).isZero();
        assertThat(tokens.size()).isEqualTo(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slot.indices("tokens", 0, 64))
                .withMessageContaining("vocabulary");
    }

    @Test
    void aTableMayHaveARowOfZeros() {
        Parameter plain = Parameter.trainable("a", Layout.AS_IS, Initializer.normal(1f), 4, 3);
        Parameter padded =
                Parameter.trainable("a", Layout.AS_IS, Initializer.withZeroRow(2, Initializer.normal(1f)), 4, 3);
        plain.initialize(9, 0);
        padded.initialize(9, 0);
        float[] expected = plain.toArray();
        Arrays.fill(expected, 6, 9, 0f);
        assertThat(padded.toArray()).containsExactly(expected);
    }

    @Test
    void positionsAreThoseOfPyTorch() throws IOException {
        Parameter table = Parameter.state("table", Layout.AS_IS, Initializer.sinusoidal(), 8, 6);
        table.initialize(1, 0);
        try (SafeTensorsReader golden = Golden.open("sequence/sinusoidal_positions_8x6")) {
            assertThat(table.toArray()).containsExactly(golden.floats("out.table"), within(1e-6f));
        }
    }
}
