package dev.lamina.examples.digits;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Paints digits as a pen would: no two look alike, and the same random numbers paint the same picture on every
 * machine.
 */
final class DigitPainter {
    private DigitPainter() {}

    /**
     * Paints one digit.
     *
     * @param digit 0 to 9
     * @param random where all variation comes from
     * @return {@link Canvas#SIZE} rows of as many pixels, 0 (paper) to 1 (ink)
     */
    static float[] paint(int digit, SplittableRandom random) {
        if (digit < 0 || digit > 9) {
            throw new IllegalArgumentException("A digit is 0 to 9, not " + digit);
        }
        List<List<Stroke>> variants = StrokeFont.variants(digit);
        List<Stroke> plan = variants.get(random.nextInt(variants.size()));
        List<Stroke> written = new Handwriting(random).write(plan);
        double radius = 0.6 + 0.9 * random.nextDouble();
        double pressure = 0.75 + 0.25 * random.nextDouble();

        Canvas canvas = new Canvas();
        for (Stroke stroke : written) {
            List<Stroke.Point> line = stroke.polyline();
            for (int i = 0; i + 1 < line.size(); i++) {
                Stroke.Point from = line.get(i);
                Stroke.Point to = line.get(i + 1);
                canvas.line(from.x(), from.y(), to.x(), to.y(), radius);
            }
        }
        return scanned(canvas.pixels(), pressure, random);
    }

    /** The paper's picture as a scanner sees it: paler where the pen was pressed less, and with a little noise. */
    private static float[] scanned(float[] ink, double pressure, SplittableRandom random) {
        double noise = 0.08 * random.nextDouble();
        for (int i = 0; i < ink.length; i++) {
            double seen = pressure * ink[i] + noise * Handwriting.bell(random);
            ink[i] = (float) Math.max(0, Math.min(1, seen));
        }
        return ink;
    }
}
