package dev.lamina.benchmarks.kernels;

import static dev.lamina.benchmarks.kernels.Matrices.COLUMNS;
import static dev.lamina.benchmarks.kernels.Matrices.INNER;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of c = a · b whose sums stay in registers: each step along the inner dimension loads some vectors of a row of
 * b and multiplies them with one element of each row of a. Each is a method of its own, which is what the JIT compiles
 * well.
 */
final class Tiles {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private Tiles() {}

    /** Rows {@code row} to {@code row + 3}, 2 vectors of columns from {@code column}. */
    static void tile4x2(float[] a, float[] b, float[] c, int row, int column) {
        int a0 = row * INNER;
        int a1 = a0 + INNER;
        int a2 = a1 + INNER;
        int a3 = a2 + INNER;
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s21 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        FloatVector s31 = FloatVector.zero(SPECIES);
        for (int k = 0, at = column; k < INNER; k++, at += COLUMNS) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, at);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            s20 = x2.fma(b0, s20);
            s21 = x2.fma(b1, s21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            s30 = x3.fma(b0, s30);
            s31 = x3.fma(b1, s31);
        }
        int at = row * COLUMNS + column;
        s00.intoArray(c, at);
        s01.intoArray(c, at + LANES);
        at += COLUMNS;
        s10.intoArray(c, at);
        s11.intoArray(c, at + LANES);
        at += COLUMNS;
        s20.intoArray(c, at);
        s21.intoArray(c, at + LANES);
        at += COLUMNS;
        s30.intoArray(c, at);
        s31.intoArray(c, at + LANES);
    }

    /** Rows {@code row} to {@code row + 7}, 2 vectors of columns from {@code column}. */
    static void tile8x2(float[] a, float[] b, float[] c, int row, int column) {
        int a0 = row * INNER;
        int a1 = a0 + INNER;
        int a2 = a1 + INNER;
        int a3 = a2 + INNER;
        int a4 = a3 + INNER;
        int a5 = a4 + INNER;
        int a6 = a5 + INNER;
        int a7 = a6 + INNER;
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s21 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        FloatVector s31 = FloatVector.zero(SPECIES);
        FloatVector s40 = FloatVector.zero(SPECIES);
        FloatVector s41 = FloatVector.zero(SPECIES);
        FloatVector s50 = FloatVector.zero(SPECIES);
        FloatVector s51 = FloatVector.zero(SPECIES);
        FloatVector s60 = FloatVector.zero(SPECIES);
        FloatVector s61 = FloatVector.zero(SPECIES);
        FloatVector s70 = FloatVector.zero(SPECIES);
        FloatVector s71 = FloatVector.zero(SPECIES);
        for (int k = 0, at = column; k < INNER; k++, at += COLUMNS) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, at);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            s20 = x2.fma(b0, s20);
            s21 = x2.fma(b1, s21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            s30 = x3.fma(b0, s30);
            s31 = x3.fma(b1, s31);
            FloatVector x4 = FloatVector.broadcast(SPECIES, a[a4 + k]);
            s40 = x4.fma(b0, s40);
            s41 = x4.fma(b1, s41);
            FloatVector x5 = FloatVector.broadcast(SPECIES, a[a5 + k]);
            s50 = x5.fma(b0, s50);
            s51 = x5.fma(b1, s51);
            FloatVector x6 = FloatVector.broadcast(SPECIES, a[a6 + k]);
            s60 = x6.fma(b0, s60);
            s61 = x6.fma(b1, s61);
            FloatVector x7 = FloatVector.broadcast(SPECIES, a[a7 + k]);
            s70 = x7.fma(b0, s70);
            s71 = x7.fma(b1, s71);
        }
        int at = row * COLUMNS + column;
        s00.intoArray(c, at);
        s01.intoArray(c, at + LANES);
        at += COLUMNS;
        s10.intoArray(c, at);
        s11.intoArray(c, at + LANES);
        at += COLUMNS;
        s20.intoArray(c, at);
        s21.intoArray(c, at + LANES);
        at += COLUMNS;
        s30.intoArray(c, at);
        s31.intoArray(c, at + LANES);
        at += COLUMNS;
        s40.intoArray(c, at);
        s41.intoArray(c, at + LANES);
        at += COLUMNS;
        s50.intoArray(c, at);
        s51.intoArray(c, at + LANES);
        at += COLUMNS;
        s60.intoArray(c, at);
        s61.intoArray(c, at + LANES);
        at += COLUMNS;
        s70.intoArray(c, at);
        s71.intoArray(c, at + LANES);
    }

    /** Rows {@code row} to {@code row + 3}, 4 vectors of columns from {@code column}. */
    static void tile4x4(float[] a, float[] b, float[] c, int row, int column) {
        int a0 = row * INNER;
        int a1 = a0 + INNER;
        int a2 = a1 + INNER;
        int a3 = a2 + INNER;
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s02 = FloatVector.zero(SPECIES);
        FloatVector s03 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector s12 = FloatVector.zero(SPECIES);
        FloatVector s13 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s21 = FloatVector.zero(SPECIES);
        FloatVector s22 = FloatVector.zero(SPECIES);
        FloatVector s23 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        FloatVector s31 = FloatVector.zero(SPECIES);
        FloatVector s32 = FloatVector.zero(SPECIES);
        FloatVector s33 = FloatVector.zero(SPECIES);
        for (int k = 0, at = column; k < INNER; k++, at += COLUMNS) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, at);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, at + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, at + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, at + 3 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            s02 = x0.fma(b2, s02);
            s03 = x0.fma(b3, s03);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
            s12 = x1.fma(b2, s12);
            s13 = x1.fma(b3, s13);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            s20 = x2.fma(b0, s20);
            s21 = x2.fma(b1, s21);
            s22 = x2.fma(b2, s22);
            s23 = x2.fma(b3, s23);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            s30 = x3.fma(b0, s30);
            s31 = x3.fma(b1, s31);
            s32 = x3.fma(b2, s32);
            s33 = x3.fma(b3, s33);
        }
        int at = row * COLUMNS + column;
        s00.intoArray(c, at);
        s01.intoArray(c, at + LANES);
        s02.intoArray(c, at + 2 * LANES);
        s03.intoArray(c, at + 3 * LANES);
        at += COLUMNS;
        s10.intoArray(c, at);
        s11.intoArray(c, at + LANES);
        s12.intoArray(c, at + 2 * LANES);
        s13.intoArray(c, at + 3 * LANES);
        at += COLUMNS;
        s20.intoArray(c, at);
        s21.intoArray(c, at + LANES);
        s22.intoArray(c, at + 2 * LANES);
        s23.intoArray(c, at + 3 * LANES);
        at += COLUMNS;
        s30.intoArray(c, at);
        s31.intoArray(c, at + LANES);
        s32.intoArray(c, at + 2 * LANES);
        s33.intoArray(c, at + 3 * LANES);
    }
}
