package dev.lamina.optim;

import dev.lamina.model.Parameter;
import java.util.List;

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
     * @param parameters the trainable parameters
     * @param gradients one array per parameter, in its memory layout; may be longer than the parameter
     * @return the norm before the change, or the limit itself for {@link #value}
     */
    public double apply(List<Parameter> parameters, float[][] gradients) {
        if (kind == Kind.VALUE) {
            for (int i = 0; i < gradients.length; i++) {
                limit(gradients[i], parameters.get(i).size(), limit);
            }
            return limit;
        }
        double norm = kind == Kind.NORM ? norm(parameters, gradients) : largest(parameters, gradients);
        double factor = limit / (norm + TINY);
        if (factor < 1) {
            for (int i = 0; i < gradients.length; i++) {
                scale(gradients[i], parameters.get(i).size(), (float) factor);
            }
        }
        return norm;
    }

    private static double norm(List<Parameter> parameters, float[][] gradients) {
        double sum = 0;
        for (int i = 0; i < gradients.length; i++) {
            sum += squares(gradients[i], parameters.get(i).size());
        }
        return Math.sqrt(sum);
    }

    /** In four lanes, so that an addition needn't wait for the one before. */
    private static double squares(float[] g, int size) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < size; i += 4) {
            s0 += (double) g[i] * g[i];
            s1 += (double) g[i + 1] * g[i + 1];
            s2 += (double) g[i + 2] * g[i + 2];
            s3 += (double) g[i + 3] * g[i + 3];
        }
        for (; i < size; i++) {
            s0 += (double) g[i] * g[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static double largest(List<Parameter> parameters, float[][] gradients) {
        float largest = 0f;
        for (int k = 0; k < gradients.length; k++) {
            float[] g = gradients[k];
            int size = parameters.get(k).size();
            for (int i = 0; i < size; i++) {
                largest = Math.max(largest, Math.abs(g[i]));
            }
        }
        return largest;
    }

    private static void scale(float[] g, int size, float factor) {
        for (int i = 0; i < size; i++) {
            g[i] *= factor;
        }
    }

    private static void limit(float[] g, int size, float limit) {
        for (int i = 0; i < size; i++) {
            g[i] = Math.min(Math.max(g[i], -limit), limit);
        }
    }

    @Override
    public String toString() {
        return "GradientClip(" + kind + ", " + limit + ")";
    }
}
