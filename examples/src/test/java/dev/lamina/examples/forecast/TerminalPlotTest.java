package dev.lamina.examples.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalPlotTest {
    @Test
    void drawsTheMeanOfWhatFallsOnAColumn() {
        TerminalPlot plot = new TerminalPlot(4, 5)
                .line(new double[] {0, 0, 10, 30, 40, 40, 10, 10}, '.')
                .line(new double[] {40, 20, 20, 0}, 'o');

        assertThat(plot.toString().lines())
                .containsExactly(
                        "    40 |o .", //
                        "       |",
                        "    20 | oo",
                        "       |   .",
                        "     0 |.  o",
                        "       +----");
    }

    @Test
    void zerosLieOnTheFloor() {
        assertThat(new TerminalPlot(2, 3).line(new double[2], '*').toString().lines())
                .containsExactly("     0 |", "     0 |", "     0 |**", "       +--");
    }
}
