package dev.lamina.examples.digits;

import java.util.ArrayList;
import java.util.List;

/**
 * One movement of the pen, from where it touches the paper to where it leaves: the points that it passes through,
 * joined by a smooth curve that may have corners.
 *
 * @param points at least two; y grows downwards
 */
record Stroke(List<Point> points) {
    /** Straight pieces that stand for the curve between two points. */
    private static final int PIECES = 8;

    /**
     * A point on the way of the pen.
     *
     * @param corner true where the pen turns sharply instead of passing through in a smooth curve
     */
    record Point(double x, double y, boolean corner) {
        Point moved(double dx, double dy) {
            return new Point(x + dx, y + dy, corner);
        }

        private double distance(Point other) {
            double dx = other.x - x;
            double dy = other.y - y;
            return Math.sqrt(dx * dx + dy * dy);
        }
    }

    Stroke {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("A stroke needs at least two points, not " + points.size());
        }
    }

    /** The curve as a chain of short straight lines. */
    List<Point> polyline() {
        List<Point> line = new ArrayList<>();
        line.add(points.get(0));
        for (int i = 0; i + 1 < points.size(); i++) {
            Point from = points.get(i);
            Point to = points.get(i + 1);
            // At the ends and at corners the curve doesn't look at what lies beyond: it starts or arrives straight.
            Point before = i == 0 || from.corner ? mirrored(to, from) : points.get(i - 1);
            Point after = i + 2 == points.size() || to.corner ? mirrored(from, to) : points.get(i + 2);
            for (int piece = 1; piece <= PIECES; piece++) {
                line.add(between(before, from, to, after, (double) piece / PIECES));
            }
        }
        return line;
    }

    private static Point mirrored(Point point, Point centre) {
        return new Point(2 * centre.x - point.x, 2 * centre.y - point.y, false);
    }

    /**
     * The centripetal Catmull-Rom curve through four points, evaluated between the middle two (Barry and Goldman's
     * pyramid, 1988). It passes through its points and, unlike the uniform kind, makes no loops where they are
     * unevenly spaced.
     */
    private static Point between(Point p0, Point p1, Point p2, Point p3, double fraction) {
        double t1 = knot(0, p0, p1);
        double t2 = knot(t1, p1, p2);
        double t3 = knot(t2, p2, p3);
        double t = t1 + fraction * (t2 - t1);
        Point a1 = mix(p0, p1, t / t1);
        Point a2 = mix(p1, p2, (t - t1) / (t2 - t1));
        Point a3 = mix(p2, p3, (t - t2) / (t3 - t2));
        Point b1 = mix(a1, a2, t / t2);
        Point b2 = mix(a2, a3, (t - t1) / (t3 - t1));
        return mix(b1, b2, (t - t1) / (t2 - t1));
    }

    private static double knot(double before, Point from, Point to) {
        return before + Math.sqrt(Math.max(from.distance(to), 1e-6));
    }

    private static Point mix(Point from, Point to, double fraction) {
        return new Point(from.x + fraction * (to.x - from.x), from.y + fraction * (to.y - from.y), false);
    }
}
