package dev.lamina.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private final ConfusionMatrix matrix = new ConfusionMatrix(3);

    @BeforeEach
    void count() {
        int[][] labelsAndPredictions = {{0, 0}, {0, 0}, {0, 1}, {1, 1}, {1, 1}, {0, 0}};
        for (int[] pair : labelsAndPredictions) {
            matrix.add(pair[0], pair[1]);
        }
    }

    @Test
    void countsRightAndWrongPredictions() {
        assertThat(matrix.count(0, 0)).isEqualTo(3);
        assertThat(matrix.count(0, 1)).isEqualTo(1);
        assertThat(matrix.count(1, 0)).isZero();
        assertThat(matrix.total()).isEqualTo(6);
        assertThat(matrix.correct()).isEqualTo(5);
        assertThat(matrix.accuracy()).isEqualTo(5 / 6.0, within(1e-12));
        assertThat(matrix.recall(0)).isEqualTo(0.75);
        assertThat(matrix.recall(2)).isNaN();
    }

    @Test
    void printsAnAlignedTable() {
        assertThat(matrix).hasToString("""
            true   predicted
                     0   1   2   recognised
               0     3   1   .       75.0 %
               1     .   2   .      100.0 %
               2     .   .   .   -
            """);
    }

    @Test
    void columnsGrowWithTheNumbers() {
        ConfusionMatrix large = new ConfusionMatrix(2);
        for (int i = 0; i < 12345; i++) {
            large.add(1, 1);
        }

        assertThat(large.toString().lines().skip(1))
                .containsExactly(
                        "           0     1   recognised", "   0       .     .   -", "   1       . 12345      100.0 %");
    }
}
