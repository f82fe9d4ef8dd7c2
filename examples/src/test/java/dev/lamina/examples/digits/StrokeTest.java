package dev.lamina.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrokeTest {
    private static final double TINY = 1e-9;

    @Test
    void twoPointsMakeAStraightLine() {
        List<Stroke.Point> line = stroke(point(0, 0), point(10, 20)).polyline();

        for (Stroke.Point point : line) {
            assertThat(point.y()).isEqualTo(2 * point.x(), within(TINY));
        }
        assertThat(line.get(line.size() - 1).x()).isEqualTo(10, within(TINY));
    }

    @Test
    void theCurvePassesThroughItsPoints() {
        Stroke stroke = stroke(point(0, 0), point(10, 5), point(12, 30), point(40, 31));

        List<Stroke.Point> line = stroke.polyline();

        for (Stroke.Point point : stroke.points()) {
            assertThat(line).anySatisfy(onLine -> {
                assertThat(onLine.x()).isEqualTo(point.x(), within(TINY));
                assertThat(onLine.y()).isEqualTo(point.y(), within(TINY));
            });
        }
    }

    @Test
    void aSmoothPointIsRoundedAndACornerIsNot() {
        List<Stroke.Point> smooth =
                stroke(point(0, 0), point(10, 0), point(10, 10)).polyline();
        List<Stroke.Point> sharp = stroke(point(0, 0), new Stroke.Point(10, 0, true), point(10, 10))
                .polyline();

        assertThat(smooth).anyMatch(point -> point.y() < -0.1); // it swings out before the turn
        assertThat(sharp).allMatch(point -> Math.abs(point.y()) < TINY || Math.abs(point.x() - 10) < TINY);
    }

    @Test
    void pointsOnTopOfEachOtherDoNoHarm() {
        List<Stroke.Point> line = stroke(point(5, 5), point(5, 5), point(5, 5)).polyline();

        assertThat(line).allMatch(point -> point.x() == 5 && point.y() == 5);
    }

    @Test
    void onePointIsNoStroke() {
        assertThatThrownBy(() -> stroke(point(1, 1))).hasMessageContaining("at least two points, not 1");
    }

    @Test
    void everyDigitHasSeveralVariantsWithinItsBox() {
        for (int digit = 0; digit <= 9; digit++) {
            assertThat(StrokeFont.variants(digit)).as("digit %d", digit).hasSizeGreaterThanOrEqualTo(2);
            for (List<Stroke> strokes : StrokeFont.variants(digit)) {
                for (Stroke stroke : strokes) {
                    assertThat(stroke.polyline())
                            .as("digit %d", digit)
                            .allMatch(point -> point.x() > 0 && point.x() < 100 && point.y() > 0 && point.y() < 100);
                }
            }
        }
    }

    private static Stroke stroke(Stroke.Point... points) {
        return new Stroke(List.of(points));
    }

    private static Stroke.Point point(double x, double y) {
        return new Stroke.Point(x, y, false);
    }
}
