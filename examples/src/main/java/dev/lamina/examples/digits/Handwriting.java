package dev.lamina.examples.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What makes one written digit differ from the next: the hand moves every point of the strokes a little, then the
 * whole is stretched, slanted, turned, and set down somewhere near the middle of the picture.
 *
 * <p>StrictMath and plain sums of uniform numbers are used so that every JVM draws the same pictures, bit for bit.
 */
final class Handwriting {
    /** Height of a digit of ordinary size, in pixels; MNIST's digits are 20 high. */
    private static final double HEIGHT = 20;

    private final SplittableRandom random;
    private final double xx;
    private final double xy;
    private final double yx;
    private final double yy;
    private final double shiftX;
    private final double shiftY;
    private final double wobble;

    /** Chooses one way to write. */
    Handwriting(SplittableRandom random) {
        this.random = random;
        double scale = HEIGHT / 100 * between(0.72, 1.04);
        double aspect = between(0.65, 1.2);
        double slant = 0.28 * bell();
        double angle = 0.16 * bell();
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        // (x, y) is made wider, slanted, then turned: R(angle) * [aspect, -slant; 0, 1].
        xx = scale * cos * aspect;
        xy = scale * (-cos * slant - sin);
        yx = scale * sin * aspect;
        yy = scale * (-sin * slant + cos);
        shiftX = Canvas.SIZE / 2.0 + 1.1 * bell();
        shiftY = Canvas.SIZE / 2.0 + 1.1 * bell();
        wobble = between(1.5, 5.5);
    }

    /** The strokes of a box of 100 by 100 as this hand writes them, in pixels. */
    List<Stroke> write(List<Stroke> strokes) {
        List<Stroke> written = new ArrayList<>();
        for (Stroke stroke : strokes) {
            List<Stroke.Point> points = new ArrayList<>();
            for (Stroke.Point point : stroke.points()) {
                points.add(place(point.moved(wobble * bell(), wobble * bell())));
            }
            written.add(new Stroke(points));
        }
        return written;
    }

    private Stroke.Point place(Stroke.Point point) {
        double x = point.x() - 50;
        double y = point.y() - 50;
        return new Stroke.Point(xx * x + xy * y + shiftX, yx * x + yy * y + shiftY, point.corner());
    }

    /** Uniform in {@code [low, high)}. */
    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Mean 0, standard deviation 1, never beyond ±3: a bell curve without outliers that nobody would write. */
    private double bell() {
        return bell(random);
    }

    static double bell(SplittableRandom random) {
        // A uniform number has variance 1/12; three of them have 1/4.
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }
}
