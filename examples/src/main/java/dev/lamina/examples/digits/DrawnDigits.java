package dev.lamina.examples.digits;

import dev.lamina.data.Dataset;
import java.util.SplittableRandom;

/** A data set of painted digits, for those who have no other at hand. */
public final class DrawnDigits {
    private DrawnDigits() {}

    /**
     * Paints a data set, with as many of each digit as of any other.
     *
     * @param count how many digits
     * @param seed the same seed paints the same digits, on every machine
     */
    public static Dataset paint(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] pictures = new float[count][];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 10;
            // A generator of its own for each picture, so that what one picture draws from it doesn't change the next.
            pictures[i] = DigitPainter.paint(labels[i], random.split());
        }
        return Dataset.of(pictures, labels);
    }
}
