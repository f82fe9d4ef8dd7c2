package dev.lamina.optim;

import dev.lamina.math.Powers;
import dev.lamina.model.Gradients;

/** Norms of gradients in double precision, in a fixed order. */
final class Norms {
    private Norms() {}

    /** The p-norm of the gradients of the parameters {@code first .. end - 1}; p from 1 to infinity. */
    static double norm(Gradients gradients, int first, int end, float p) {
        if (p == 2) {
            return Math.sqrt(squares(gradients, first, end));
        }
        double largest = largest(gradients, first, end);
        if (p == Float.POSITIVE_INFINITY || largest == 0) {
            return largest;
        }
        // Measured by the largest, so that no power leaves the range of doubles.
        double sum = 0;
        for (int k = first; k < end; k++) {
            sum += powers(gradients, k, largest, p);
        }
        return largest * Powers.of(sum, 1.0 / p);
    }

    private static double powers(Gradients gradients, int k, double unit, float p) {
        float[] g = gradients.values(k);
        double sum = 0;
        int to;
        for (int from = gradients.nextRun(k, 0); from >= 0; from = gradients.nextRun(k, to)) {
            to = gradients.endOfRun(k, from);
            for (int i = from; i < to; i++) {
                double part = Math.abs(g[i]) / unit;
                sum += p == 1 ? part : Powers.of(part, p);
            }
        }
        return sum;
    }

    private static double squares(Gradients gradients, int first, int end) {
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += squares(gradients, i);
        }
        return sum;
    }

    /**
     * In four lanes, so that an addition needn't wait for the one before. A value's lane is given by its place in the
     * array, so zeros that are left out make no difference.
     */
    private static double squares(Gradients gradients, int k) {
        float[] g = gradients.values(k);
        int size = gradients.parameter(k).size();
        int whole = size - size % 4;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        int to;
        for (int from = gradients.nextRun(k, 0); from >= 0; from = gradients.nextRun(k, to)) {
            to = gradients.endOfRun(k, from);
            int end = Math.min(to, whole);
            for (i = Math.max(i, from - from % 4); i < end; i += 4) {
                s0 += (double) g[i] * g[i];
                s1 += (double) g[i + 1] * g[i + 1];
                s2 += (double) g[i + 2] * g[i + 2];
                s3 += (double) g[i + 3] * g[i + 3];
            }
        }
        for (i = whole; i < size; i++) {
            s0 += (double) g[i] * g[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** The sum of the squares of the first values of an array, in four lanes. */
    static double squares(float[] values, int size) {
        int whole = size - size % 4;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < whole; i += 4) {
            s0 += (double) values[i] * values[i];
            s1 += (double) values[i + 1] * values[i + 1];
            s2 += (double) values[i + 2] * values[i + 2];
            s3 += (double) values[i + 3] * values[i + 3];
        }
        for (int i = whole; i < size; i++) {
            s0 += (double) values[i] * values[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** The sum of the products of the first values of two arrays, the second less a third, in four lanes. */
    static double productOfDifference(float[] g, float[] minuend, float[] subtrahend, int size) {
        int whole = size - size % 4;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < whole; i += 4) {
            s0 += (double) g[i] * (minuend[i] - subtrahend[i]);
            s1 += (double) g[i + 1] * (minuend[i + 1] - subtrahend[i + 1]);
            s2 += (double) g[i + 2] * (minuend[i + 2] - subtrahend[i + 2]);
            s3 += (double) g[i + 3] * (minuend[i + 3] - subtrahend[i + 3]);
        }
        for (int i = whole; i < size; i++) {
            s0 += (double) g[i] * (minuend[i] - subtrahend[i]);
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** The sum of the sizes of the first values of an array, in four lanes. */
    static double sizes(float[] values, int size) {
        int whole = size - size % 4;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < whole; i += 4) {
            s0 += Math.abs(values[i]);
            s1 += Math.abs(values[i + 1]);
            s2 += Math.abs(values[i + 2]);
            s3 += Math.abs(values[i + 3]);
        }
        for (int i = whole; i < size; i++) {
            s0 += Math.abs(values[i]);
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static double largest(Gradients gradients, int first, int end) {
        float largest = 0f;
        for (int k = first; k < end; k++) {
            float[] g = gradients.values(k);
            int to;
            for (int from = gradients.nextRun(k, 0); from >= 0; from = gradients.nextRun(k, to)) {
                to = gradients.endOfRun(k, from);
                for (int i = from; i < to; i++) {
                    largest = Math.max(largest, Math.abs(g[i]));
                }
            }
        }
        return largest;
    }
}
