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
     * @return 0 to {@code to - from - 1}
     */
    public static int argMax(float[] v, int from, int to) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            if (v[i] > v[best]) {
                best = i;
            }
        }
        return best - from;
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
        float max = v[from + argMax(v, from, to)];
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
        float max = v[from + argMax(v, from, to)];
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
