package dev.lamina.benchmarks.steps;

import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A fixed data set in the likeness of MNIST: 28 x 28 pixels in [0, 1], about a fifth of them lit, ten classes. Each
 * class has a drawing of random strokes; a row is the drawing of its class, shifted by up to two pixels, with noise on
 * what is lit.
 */
public final class Digits implements DataSet {
    /** Number of floats in a row. */
    public static final int PIXELS = 784;

    /** Number of classes. */
    public static final int CLASSES = 10;

    private static final int SIDE = 28;
    private static final int ROWS = 4096;
    private static final int STROKES = 5;

    private final float[] pixels = new float[ROWS * PIXELS];
    private final int[] labels = new int[ROWS];

    /** Draws all rows. */
    public Digits() {
        var random = new SplittableRandom(7);
        float[][] drawings = new float[CLASSES][];
        for (int c = 0; c < drawings.length; c++) {
            drawings[c] = drawing(random);
        }
        for (int row = 0; row < ROWS; row++) {
            labels[row] = random.nextInt(CLASSES);
            copyShifted(drawings[labels[row]], random, row * PIXELS);
        }
    }

    @Override
    public int[] labels() {
        return labels;
    }

    @Override
    public <T> T rows(Function<float[], T> ofFloats, Function<int[], T> ofIntegers) {
        return ofFloats.apply(pixels);
    }

    private static float[] drawing(SplittableRandom random) {
        float[] drawing = new float[PIXELS];
        for (int stroke = 0; stroke < STROKES; stroke++) {
            double y = 5 + random.nextInt(18);
            double x = 5 + random.nextInt(18);
            double angle = random.nextDouble() * 2 * Math.PI;
            for (int step = 0; step < 14; step++) {
                drawing[clamp(y) * SIDE + clamp(x)] = 1;
                drawing[clamp(y + 1) * SIDE + clamp(x)] = 1;
                drawing[clamp(y) * SIDE + clamp(x + 1)] = 1;
                angle += 0.3 * (random.nextDouble() - 0.3);
                y += Math.sin(angle);
                x += Math.cos(angle);
            }
        }
        return drawing;
    }

    private static int clamp(double position) {
        return Math.max(3, Math.min(SIDE - 4, (int) position));
    }

    private void copyShifted(float[] drawing, SplittableRandom random, int at) {
        int down = random.nextInt(5) - 2;
        int right = random.nextInt(5) - 2;
        for (int y = 2; y < SIDE - 2; y++) {
            for (int x = 2; x < SIDE - 2; x++) {
                float lit = drawing[(y - down) * SIDE + x - right];
                pixels[at + y * SIDE + x] = lit * (float) (0.5 + 0.5 * random.nextDouble());
            }
        }
    }
}
