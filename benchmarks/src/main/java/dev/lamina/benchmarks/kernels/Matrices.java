package dev.lamina.benchmarks.kernels;

/** The product that the kernel benchmarks compute: [64, 784] by [784, 512]. */
final class Matrices {
    static final int ROWS = 64;
    static final int INNER = 784;
    static final int COLUMNS = 512;

    /** Multiplications and additions of the product. */
    static final int FLOPS = 2 * ROWS * INNER * COLUMNS;

    private Matrices() {}

    /** A matrix of fixed values. */
    static float[] filled(int size) {
        float[] matrix = new float[size];
        for (int i = 0; i < size; i++) {
            matrix[i] = value(i);
        }
        return matrix;
    }

    /** Element i: neither zero nor repeating within a row. */
    static float value(int i) {
        return (i * 37 % 101 - 50) / 64f;
    }
}
