package dev.lamina.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.data.Dataset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DrawnDigitsTest {
    @Test
    void picturesAreTheSameOnEveryMachine() {
        Dataset digits = DrawnDigits.paint(1000, 42);

        float[][] pictures = new float[digits.size()][];
        Arrays.setAll(pictures, digits::row);
        assertThat(Arrays.deepHashCode(pictures)).isEqualTo(2071443671);
    }

    @Test
    void everyDigitIsPaintedEquallyOften() {
        Dataset digits = DrawnDigits.paint(500, 1);

        int[] counts = new int[10];
        for (int i = 0; i < digits.size(); i++) {
            counts[digits.label(i)]++;
        }
        assertThat(counts).containsOnly(50);
    }

    @Test
    void aLongerSetBeginsWithTheShorterOne() {
        Dataset few = DrawnDigits.paint(20, 3);
        Dataset many = DrawnDigits.paint(40, 3);

        for (int i = 0; i < few.size(); i++) {
            assertThat(many.row(i)).containsExactly(few.row(i));
        }
    }
}
