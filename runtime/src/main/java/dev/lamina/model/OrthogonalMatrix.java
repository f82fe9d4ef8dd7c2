package dev.lamina.model;

import dev.lamina.math.CounterRandom;

/**
 * Random orthogonal matrices, uniformly distributed: normally distributed vectors, each made orthogonal to those before by
 * the method of Gram and Schmidt, in double precision and a fixed order.
 */
final class OrthogonalMatrix {
    /** Rounding leaves a trace of the earlier vectors, which a second pass removes. */
    private static final int PASSES = 2;

    private OrthogonalMatrix() {}

    /** A matrix in rows; its rows are orthonormal but for the gain, or its columns if there are more rows. */
    static float[] random(int rows, int columns, float gain, long key) {
        int vectors = Math.min(rows, columns);
        int length = Math.max(rows, columns);
        double[][] basis = new double[vectors][length];
        for (int v = 0; v < vectors; v++) {
            for (int i = 0; i < length; i++) {
                basis[v][i] = CounterRandom.normal(key, (long) v * length + i);
            }
            for (int pass = 0; pass < PASSES; pass++) {
                for (int before = 0; before < v; before++) {
                    add(basis[v], -dot(basis[v], basis[before]), basis[before]);
                }
                scale(basis[v], 1 / Math.sqrt(dot(basis[v], basis[v])));
            }
        }
        float[] matrix = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = rows <= columns ? basis[row][column] : basis[column][row];
                matrix[row * columns + column] = (float) (gain * value);
            }
        }
        return matrix;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] a, double factor, double[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] += factor * b[i];
        }
    }

    private static void scale(double[] a, double factor) {
        for (int i = 0; i < a.length; i++) {
            a[i] *= factor;
        }
    }
}
