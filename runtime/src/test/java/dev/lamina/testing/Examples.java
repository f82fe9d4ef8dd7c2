package dev.lamina.testing;

import dev.lamina.data.Dataset;
import dev.lamina.math.CounterRandom;

/** Small data sets drawn from a seed. */
public final class Examples {
    private Examples() {}

    /** Points around one centre per class: easy, but not without errors. */
    public static Dataset clusters(int size, int features, int classes, long seed) {
        long key = CounterRandom.key(seed, 0, 0);
        long centres = CounterRandom.key(77, 0, 0);
        float[] x = new float[size * features];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            labels[i] = i % classes;
            for (int k = 0; k < features; k++) {
                float centre = 1.5f * CounterRandom.normal(centres, labels[i] * features + k);
                x[i * features + k] = centre + CounterRandom.normal(key, i * features + k);
            }
        }
        return Dataset.of(x, features, labels);
    }

    /** A linear function of normal inputs, without noise. */
    public static Dataset plane(int size, int features, int outputs, long seed) {
        long key = CounterRandom.key(seed, 0, 0);
        float[] x = new float[size * features];
        float[] y = new float[size * outputs];
        for (int i = 0; i < x.length; i++) {
            x[i] = CounterRandom.normal(key, i);
        }
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k < features; k++) {
                y[i] += x[i / outputs * features + k] * (k - i % outputs);
            }
        }
        return Dataset.of(x, features, y, outputs);
    }
}
