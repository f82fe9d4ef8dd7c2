package dev.lamina.internal;

import dev.lamina.math.FloatMath;

/** What predictions and metrics do with a network's raw outputs. Not part of the public API. */
public final class Outputs {
    private Outputs() {}

    /**
     * The position of the largest value, the first one if several are equal.
     *
     * @param v    the values
     * @param from first index
     * @param to   one past the last index
     * @return 0 to {@code to - from - 1}; -1 if one of the values is NaN
     */
    public static int argMax(float[] v, int from, int to) {
        return argMax(v, from, to - from, 1);
    }

    /**
     * The position of the largest of some values that lie apart, the first one if several are equal.
     *
     * @param v      the values
     * @param from   index of the first one
     * @param count  how many there are
     * @param stride how far they lie apart
     * @return 0 to {@code count - 1}; -1 if one of the values is NaN
     */
    public static int argMax(float[] v, int from, int count, int stride) {
        int best = 0;
        for (int i = 0; i < count; i++) {
            float value = v[from + i * stride];
            if (Float.isNaN(value)) {
                return -1;
            }
            best = value > v[from + best * stride] ? i : best;
        }
        return best;
    }

    /** The largest value; NaN if one is. */
    private static float max(float[] v, int from, int to) {
        float max = v[from];
        for (int i = from + 1; i < to; i++) {
            max = Math.max(max, v[i]);
        }
        return max;
    }

    /**
     * The class with the largest score at each position.
     *
     * @param v       scores with the classes on one axis
     * @param classes size of that axis
     * @param stride  product of the axes after it
     * @return one class for each position on the other axes, the first one if several are equal; -1 where a score is
     *     NaN
     */
    public static int[] argMaxAlong(float[] v, int classes, int stride) {
        int[] result = new int[v.length / classes];
        for (int i = 0; i < result.length; i++) {
            result[i] = argMax(v, i / stride * classes * stride + i % stride, classes, stride);
        }
        return result;
    }

    /**
     * Replaces logits by their softmax along one axis.
     *
     * @param v       the values
     * @param classes size of the axis
     * @param stride  product of the axes after it
     */
    public static void softmaxAlong(float[] v, int classes, int stride) {
        for (int i = 0; i < v.length / classes; i++) {
            int at = i / stride * classes * stride + i % stride;
            float max = v[at];
            for (int c = 1; c < classes; c++) {
                max = Math.max(max, v[at + c * stride]);
            }
            float sum = 0f;
            for (int c = 0; c < classes; c++) {
                v[at + c * stride] = FloatMath.exp(v[at + c * stride] - max);
                sum += v[at + c * stride];
            }
            for (int c = 0; c < classes; c++) {
                v[at + c * stride] /= sum;
            }
        }
    }

    /**
     * The logarithm of the sum of the exponentials, shifted by the maximum so that nothing overflows.
     *
     * @param v    the values
     * @param from first index
     * @param to   one past the last index
     * @return {@code max + log(sum(exp(v - max)))}
     */
    public static float logSumExp(float[] v, int from, int to) {
        float max = max(v, from, to);
        float sum = 0f;
        for (int i = from; i < to; i++) {
            sum += FloatMath.exp(v[i] - max);
        }
        return max + FloatMath.log(sum);
    }

    /**
     * Replaces logits by their softmax.
     *
     * @param v    the values
     * @param from first index
     * @param to   one past the last index
     */
    public static void softmax(float[] v, int from, int to) {
        float max = max(v, from, to);
        float sum = 0f;
        for (int i = from; i < to; i++) {
            v[i] = FloatMath.exp(v[i] - max);
            sum += v[i];
        }
        for (int i = from; i < to; i++) {
            v[i] /= sum;
        }
    }

    /**
     * Replaces logits by their sigmoid.
     *
     * @param v    the values
     * @param from first index
     * @param to   one past the last index
     */
    public static void sigmoid(float[] v, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] = FloatMath.sigmoid(v[i]);
        }
    }
}
