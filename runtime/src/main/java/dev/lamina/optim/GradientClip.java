package dev.lamina.optim;

import dev.lamina.model.Gradients;

/**
 * Makes large gradients smaller before an optimizer sees them (Pascanu et al., 2013), as PyTorch's
 * {@code clip_grad_norm_} and {@code clip_grad_value_} do. Immutable.
 */
public final class GradientClip {
    /** Keeps the factor finite where all gradients are 0. */
    private static final double TINY = 1e-6;

    private enum Kind {
        NORM,
        LARGEST,
        VALUE
    }

    private final Kind kind;
    private final float limit;

    private GradientClip(Kind kind, float limit) {
        if (!(limit > 0 && limit < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the limit of gradients must be finite and above 0, but is " + limit);
        }
        this.kind = kind;
        this.limit = limit;
    }

    /**
     * Limits the Euclidean norm of all gradients together: all are multiplied by {@code min(1, max / (norm + 1e-6))}.
     *
     * @param max the largest norm, finite and above 0
     * @return the clip
     * @throws IllegalArgumentException if it is out of range
     */
    public static GradientClip norm(float max) {
        return new GradientClip(Kind.NORM, max);
    }

    /**
     * Like {@link #norm}, with the size of the largest element as the norm.
     *
     * @param max the largest size, finite and above 0
     * @return the clip
     * @throws IllegalArgumentException if it is out of range
     */
    public static GradientClip largest(float max) {
        return new GradientClip(Kind.LARGEST, max);
    }

    /**
     * Limits each element to {@code -max .. max}, which changes the direction of the step.
     *
     * @param max the largest size of an element, finite and above 0
     * @return the clip
     * @throws IllegalArgumentException if it is out of range
     */
    public static GradientClip value(float max) {
        return new GradientClip(Kind.VALUE, max);
    }

    /**
     * Changes gradients in place. Allocates nothing. Sums run in a fixed order, so the same gradients give the same bits.
     *
     * @param gradients the gradients
     * @return the norm before the change, or the limit itself for {@link #value}
     */
    public double apply(Gradients gradients) {
        double norm = kind == Kind.VALUE ? limit : kind == Kind.NORM ? norm(gradients) : largest(gradients);
        float factor = kind == Kind.VALUE ? 1 : (float) (limit / (norm + TINY));
        if (kind == Kind.VALUE || factor < 1) {
            for (int i = 0; i < gradients.size(); i++) {
                change(gradients, i, factor);
            }
        }
        return norm;
    }

    private void change(Gradients gradients, int i, float factor) {
        int to;
        for (int from = gradients.nextRun(i, 0); from >= 0; from = gradients.nextRun(i, to)) {
            to = gradients.endOfRun(i, from);
            if (kind == Kind.VALUE) {
                limit(gradients.values(i), from, to, limit);
            } else {
                scale(gradients.values(i), from, to, factor);
            }
        }
    }

    private static double norm(Gradients gradients) {
        double sum = 0;
        for (int i = 0; i < gradients.size(); i++) {
            sum += squares(gradients, i);
        }
        return Math.sqrt(sum);
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

    private static double largest(Gradients gradients) {
        float largest = 0f;
        for (int k = 0; k < gradients.size(); k++) {
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

    private static void scale(float[] g, int from, int to, float factor) {
        for (int i = from; i < to; i++) {
            g[i] *= factor;
        }
    }

    private static void limit(float[] g, int from, int to, float limit) {
        for (int i = from; i < to; i++) {
            g[i] = Math.min(Math.max(g[i], -limit), limit);
        }
    }

    @Override
    public String toString() {
        return "GradientClip(" + kind + ", " + limit + ")";
    }
}
