package dev.lamina.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanvasTest {
    @Test
    void aLineHasFullInkInsideAndHalfInkWherePixelsAreCutInHalf() {
        Canvas canvas = new Canvas();

        canvas.line(5.5, 10.5, 15.5, 10.5, 1); // its edges run through the centres of rows 9 and 11

        assertThat(at(canvas, 10, 10)).isEqualTo(1f);
        assertThat(at(canvas, 9, 10)).isEqualTo(0.5f);
        assertThat(at(canvas, 11, 10)).isEqualTo(0.5f);
        assertThat(at(canvas, 8, 10)).isZero();
        assertThat(at(canvas, 10, 3)).isZero();
    }

    @Test
    void crossingLinesAreNoDarkerThanOne() {
        Canvas canvas = new Canvas();

        canvas.line(5, 5, 20, 20, 1);
        canvas.line(20, 5, 5, 20, 1);

        for (float pixel : canvas.pixels()) {
            assertThat(pixel).isBetween(0f, 1f);
        }
    }

    @Test
    void whatLiesOutsideIsCutOff() {
        Canvas canvas = new Canvas();

        canvas.line(-50, 14.5, 80, 14.5, 0.5);
        canvas.line(-50, -50, -40, -40, 3);
        canvas.line(60, 60, 70, 70, 3);

        for (int column = 0; column < Canvas.SIZE; column++) {
            assertThat(at(canvas, 14, column)).isEqualTo(1f);
            assertThat(at(canvas, 20, column)).isZero();
        }
    }

    @Test
    void aLineOfNoLengthIsADot() {
        Canvas canvas = new Canvas();

        canvas.line(10.5, 10.5, 10.5, 10.5, 0.5);

        assertThat(at(canvas, 10, 10)).isEqualTo(1f);
        assertThat(at(canvas, 10, 11)).isZero();
    }

    private static float at(Canvas canvas, int row, int column) {
        return canvas.pixels()[row * Canvas.SIZE + column];
    }
}
