package dev.lamina.examples.resnet;

import dev.lamina.math.CounterRandom;
import dev.lamina.model.Session;
import dev.lamina.train.Augmentation;
import java.util.Arrays;

/**
 * Moves each picture by up to two pixels in each direction, another way each time that it is seen, so the network can't learn
 * pictures by heart.
 */
final class Shifts implements Augmentation {
    private static final int SIZE = 28;
    private static final int REACH = 2;

    private final float[] pixels = new float[SIZE * SIZE];

    @Override
    public void change(Session session, int rows, long key) {
        for (int row = 0; row < rows; row++) {
            int down = distance(CounterRandom.uniform(key, 2L * row));
            int right = distance(CounterRandom.uniform(key, 2L * row + 1));
            System.arraycopy(session.input(0), row * SIZE * SIZE, pixels, 0, pixels.length);
            shift(pixels, down, right, session.input(0), row * SIZE * SIZE);
        }
    }

    private static int distance(float uniform) {
        return (int) (uniform * (2 * REACH + 1)) - REACH;
    }

    /**
     * Copies a picture that has moved; what leaves it is lost, and blank paper comes in.
     *
     * @param to where to
     * @param offset index of the first pixel there
     */
    static void shift(float[] pixels, int down, int right, float[] to, int offset) {
        Arrays.fill(to, offset, offset + SIZE * SIZE, 0f);
        int width = SIZE - Math.abs(right);
        for (int row = Math.max(0, down); row < Math.min(SIZE, SIZE + down); row++) {
            int source = (row - down) * SIZE + Math.max(0, -right);
            System.arraycopy(pixels, source, to, offset + row * SIZE + Math.max(0, right), width);
        }
    }
}
