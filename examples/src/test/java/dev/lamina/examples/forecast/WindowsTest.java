package dev.lamina.examples.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.data.Dataset;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private final Series series = Series.invent(400, 1);
    private final Windows windows = new Windows(series, 300);

    @Test
    void noMonthToForetellLiesOutsideTheRange() {
        assertThat(windows.examples(0, 300).size()).isEqualTo(300 - Windows.LENGTH - Windows.AHEAD + 1);
        assertThat(windows.examples(300, 400).size()).isEqualTo(100 - Windows.AHEAD + 1);
        assertThat(windows.examples(0, 100).size()).isZero();
    }

    @Test
    void targetsMeanTheMonthsThatFollowTheWindow() {
        Dataset examples = windows.examples(300, 400);
        float[] changes = new float[Windows.AHEAD];
        examples.copyTarget(5, changes, 0);

        assertThat(examples.row(5)).containsExactly(windows.window(305));
        for (int k = 0; k < Windows.AHEAD; k++) {
            assertThat(windows.value(305, changes[k])).isEqualTo(series.values()[305 + k], within(1e-3));
        }
        assertThat(windows.value(305, 0)).as("the naive forecast").isEqualTo(series.values()[304], within(1e-3));
    }

    @Test
    void theScaleComesFromTheTrainingPartOnly() {
        double[] other = series.values().clone();
        for (int i = 300; i < other.length; i++) {
            other[i] *= 10;
        }
        Windows sameTraining = new Windows(new Series(series.first(), other), 300);

        assertThat(sameTraining.window(200)).containsExactly(windows.window(200));
    }
}
