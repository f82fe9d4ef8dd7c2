package dev.lamina.examples.digits;

/** A square grey picture that a round pen draws on: 0 is blank paper, 1 is full ink. */
final class Canvas {
    /** Width and height in pixels, those of MNIST. */
    static final int SIZE = 28;

    private final float[] ink = new float[SIZE * SIZE];

    /** Ink of the pixels, row by row. */
    float[] pixels() {
        return ink;
    }

    /**
     * Draws a straight line with round ends. Coordinates are in pixels from the top left corner; what lies outside is
     * cut off. The edge is antialiased: a pixel whose centre lies within half a pixel of the edge gets a part of the
     * ink.
     */
    void line(double x0, double y0, double x1, double y1, double radius) {
        double reach = radius + 0.5;
        int left = firstPixel(Math.min(x0, x1) - reach);
        int right = lastPixel(Math.max(x0, x1) + reach);
        int top = firstPixel(Math.min(y0, y1) - reach);
        int bottom = lastPixel(Math.max(y0, y1) + reach);
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double distance = distance(column + 0.5, row + 0.5, x0, y0, x1, y1);
                float coverage = (float) Math.max(0, Math.min(1, reach - distance));
                int pixel = row * SIZE + column;
                // Crossing lines don't get darker than one: the pen is already at full ink.
                ink[pixel] = Math.max(ink[pixel], coverage);
            }
        }
    }

    private static int firstPixel(double edge) {
        return Math.max(0, (int) Math.floor(edge));
    }

    private static int lastPixel(double edge) {
        return Math.min(SIZE - 1, (int) Math.ceil(edge));
    }

    /** From the point (x, y) to the nearest point of the line from (x0, y0) to (x1, y1). */
    private static double distance(double x, double y, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length2 = dx * dx + dy * dy;
        double along = length2 == 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / length2;
        double nearest = Math.max(0, Math.min(1, along));
        double ex = x - (x0 + nearest * dx);
        double ey = y - (y0 + nearest * dy);
        return Math.sqrt(ex * ex + ey * ey);
    }
}
