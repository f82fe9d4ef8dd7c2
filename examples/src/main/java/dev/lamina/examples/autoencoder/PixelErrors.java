package dev.lamina.examples.autoencoder;

import java.util.Arrays;

/**
 * How much pictures differ from what they should be, as means over all pixels.
 *
 * @param crossEntropy what it costs, in nats, to foretell ink with the copy's pixels as probabilities
 * @param meanSquare the square of the difference
 */
record PixelErrors(double crossEntropy, double meanSquare) {
    /** Probabilities are kept this far from 0 and 1, where the logarithm has no end. */
    private static final double EDGE = 1e-7;

    static PixelErrors of(float[][] originals, float[][] copies) {
        double entropy = 0;
        double squares = 0;
        long count = 0;
        for (int i = 0; i < originals.length; i++) {
            for (int k = 0; k < originals[i].length; k++) {
                double ink = originals[i][k];
                double copy = Math.max(EDGE, Math.min(1 - EDGE, copies[i][k]));
                entropy -= ink * Math.log(copy) + (1 - ink) * Math.log(1 - copy);
                squares += (ink - copies[i][k]) * (ink - copies[i][k]);
                count++;
            }
        }
        return new PixelErrors(entropy / count, squares / count);
    }

    /** The same copy for all. */
    static PixelErrors of(float[][] originals, float[] copy) {
        float[][] copies = new float[originals.length][];
        Arrays.fill(copies, copy);
        return of(originals, copies);
    }

    /** The mean of pictures, pixel by pixel. */
    static float[] mean(float[][] pictures) {
        double[] sums = new double[pictures[0].length];
        for (float[] picture : pictures) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] += picture[k];
            }
        }
        float[] mean = new float[sums.length];
        for (int k = 0; k < sums.length; k++) {
            mean[k] = (float) (sums[k] / pictures.length);
        }
        return mean;
    }
}
