package dev.lamina.optim;

import java.util.Arrays;

/**
 * Brings the singular values of a matrix near to 1 by products alone: steps of {@code X = a X + (b X Xᵀ + c (X Xᵀ)²) X} (Jordan
 * et al., 2024). The matrix is held as rows of its shorter side, so that a matrix and its transpose have the same bits. All
 * sums run in ascending order; each row is an array of its own, so that HotSpot makes vectors of the loops.
 */
final class NewtonSchulz {
    private static final int UNROLL = 8;

    private final int length;
    private final int width;
    private final float[][] x;
    private final float[][] gram;
    private final float[][] factor;
    private final float[] row;

    /** Memory for matrices of one size: those rows, and two squares of the shorter side. */
    NewtonSchulz(int length, int width) {
        this.length = length;
        this.width = width;
        this.x = new float[length][width];
        this.gram = new float[width][width];
        this.factor = new float[width][width];
        this.row = new float[width];
    }

    /** The rows to fill and, after {@link #orthogonalize}, to read: {@code length} of {@code width} values. */
    float[][] rows() {
        return x;
    }

    /** A matrix of zeros stays one. */
    void orthogonalize(int steps, float a, float b, float c, float epsilon) {
        double squares = 0;
        for (float[] values : x) {
            squares += Norms.squares(values, width);
        }
        float scale = (float) (1 / Math.max(Math.sqrt(squares), epsilon));
        for (float[] values : x) {
            combine(0f, values, scale, values, width);
        }
        for (int i = 0; i < steps; i++) {
            iterate(a, b, c);
        }
    }

    private void iterate(float a, float b, float c) {
        computeGram();
        for (int i = 0; i < width; i++) {
            product(gram[i], gram, factor[i]);
        }
        for (int i = 0; i < width; i++) {
            combine(b, gram[i], c, factor[i], width);
        }
        for (int k = 0; k < length; k++) {
            product(x[k], factor, row);
            combine(1f, row, a, x[k], width);
        }
    }

    /** The products of all columns with each other. */
    private void computeGram() {
        for (float[] values : gram) {
            Arrays.fill(values, 0f);
        }
        int k = 0;
        for (; k <= length - UNROLL; k += UNROLL) {
            for (int i = 0; i < width; i++) {
                add8(
                        x[k][i],
                        x[k + 1][i],
                        x[k + 2][i],
                        x[k + 3][i],
                        x[k + 4][i],
                        x[k + 5][i],
                        x[k + 6][i],
                        x[k + 7][i],
                        x[k],
                        x[k + 1],
                        x[k + 2],
                        x[k + 3],
                        x[k + 4],
                        x[k + 5],
                        x[k + 6],
                        x[k + 7],
                        gram[i],
                        width);
            }
        }
        for (; k < length; k++) {
            for (int i = 0; i < width; i++) {
                add(x[k][i], x[k], gram[i], width);
            }
        }
    }

    /** A row times a square matrix. */
    private void product(float[] f, float[][] right, float[] result) {
        Arrays.fill(result, 0f);
        int k = 0;
        for (; k <= width - UNROLL; k += UNROLL) {
            add8(
                    f[k],
                    f[k + 1],
                    f[k + 2],
                    f[k + 3],
                    f[k + 4],
                    f[k + 5],
                    f[k + 6],
                    f[k + 7],
                    right[k],
                    right[k + 1],
                    right[k + 2],
                    right[k + 3],
                    right[k + 4],
                    right[k + 5],
                    right[k + 6],
                    right[k + 7],
                    result,
                    width);
        }
        for (; k < width; k++) {
            add(f[k], right[k], result, width);
        }
    }

    private static void add(float factor, float[] values, float[] sums, int width) {
        for (int j = 0; j < width; j++) {
            sums[j] = Math.fma(factor, values[j], sums[j]);
        }
    }

    private static void add8(
            float f0,
            float f1,
            float f2,
            float f3,
            float f4,
            float f5,
            float f6,
            float f7,
            float[] v0,
            float[] v1,
            float[] v2,
            float[] v3,
            float[] v4,
            float[] v5,
            float[] v6,
            float[] v7,
            float[] sums,
            int width) {
        for (int j = 0; j < width; j++) {
            float sum = Math.fma(f0, v0[j], sums[j]);
            sum = Math.fma(f1, v1[j], sum);
            sum = Math.fma(f2, v2[j], sum);
            sum = Math.fma(f3, v3[j], sum);
            sum = Math.fma(f4, v4[j], sum);
            sum = Math.fma(f5, v5[j], sum);
            sum = Math.fma(f6, v6[j], sum);
            sums[j] = Math.fma(f7, v7[j], sum);
        }
    }

    /** {@code v = a u + b v}. */
    private static void combine(float a, float[] u, float b, float[] v, int width) {
        for (int j = 0; j < width; j++) {
            v[j] = Math.fma(a, u[j], b * v[j]);
        }
    }
}
