package dev.lamina.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitPainterTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void theSameSeedPaintsTheSamePicture(int digit) {
        float[] first = DigitPainter.paint(digit, new SplittableRandom(7));
        float[] second = DigitPainter.paint(digit, new SplittableRandom(7));
        float[] other = DigitPainter.paint(digit, new SplittableRandom(8));

        assertThat(second).containsExactly(first);
        assertThat(other).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void inkStandsInTheMiddleOnMostlyBlankPaper(int digit) {
        for (int seed = 0; seed < 200; seed++) {
            float[] pixels = DigitPainter.paint(digit, new SplittableRandom(seed));

            assertThat(pixels).hasSize(28 * 28);
            int dark = 0;
            int darkAtTheEdge = 0;
            for (int i = 0; i < pixels.length; i++) {
                assertThat(pixels[i]).as("seed %d, pixel %d", seed, i).isBetween(0f, 1f);
                if (pixels[i] > 0.5f) {
                    dark++;
                    int row = i / 28;
                    int column = i % 28;
                    darkAtTheEdge += row == 0 || row == 27 || column == 0 || column == 27 ? 1 : 0;
                }
            }
            assertThat(dark).as("dark pixels, seed %d", seed).isBetween(8, 28 * 28 / 3);
            assertThat(darkAtTheEdge)
                    .as("dark pixels at the edge, seed %d", seed)
                    .isLessThanOrEqualTo(8);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10})
    void thereAreTenDigits(int digit) {
        assertThatThrownBy(() -> DigitPainter.paint(digit, new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A digit is 0 to 9, not " + digit);
    }
}
