package dev.lamina.optim;

import dev.lamina.model.Gradients;
import dev.lamina.model.Parameter;
import java.util.List;

/**
 * Makes large gradients smaller before an optimizer sees them (Pascanu et al., 2013), as PyTorch's
 * {@code clip_grad_norm_} and {@code clip_grad_value_} do. Immutable, and without memory. {@link AdaptiveClip} measures
 * gradients by the weights.
 */
public abstract class GradientClip extends GradientTransform {
    private final float limit;

    GradientClip(float limit) {
        if (!(limit > 0 && limit < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the limit of gradients must be finite and above 0, but is " + limit);
        }
        this.limit = limit;
    }

    /**
     * Limits the Euclidean norm of all gradients together: all are multiplied by {@code min(1, max / (norm + 1e-6))}.
     *
     * @param max the largest norm, finite and above 0
     * @return the clip
     * @throws IllegalArgumentException if it is out of range
     */
    public static NormClip norm(float max) {
        return new NormClip(max, 2f, false);
    }

    /**
     * Like {@link #norm(float)}, with another norm: {@code (sum |g|^p)^(1/p)}. A p with binary places after the point costs a
     * root for each of them and element: 1.5 one, 1.3 over twenty.
     *
     * @param max the largest norm, finite and above 0
     * @param p which norm: 1 for the sum of sizes, 2 for the Euclidean one, infinity for the largest size; at least 1
     * @return the clip
     * @throws IllegalArgumentException if a value is out of range
     */
    public static NormClip norm(float max, float p) {
        return new NormClip(max, p, false);
    }

    /**
     * Like {@link #norm(float)}, with the size of the largest element as the norm.
     *
     * @param max the largest size, finite and above 0
     * @return the clip
     * @throws IllegalArgumentException if it is out of range
     */
    public static NormClip largest(float max) {
        return new NormClip(max, Float.POSITIVE_INFINITY, false);
    }

    /**
     * Limits each element to {@code -max .. max}, which changes the direction of the step.
     *
     * @param max the largest size of an element, finite and above 0
     * @return the clip
     * @throws IllegalArgumentException if it is out of range
     */
    public static GradientClip value(float max) {
        return new ValueClip(max);
    }

    /** {@return the limit} */
    public final float limit() {
        return limit;
    }

    /**
     * Changes gradients in place. Allocates nothing. Sums run in a fixed order, so the same gradients give the same bits.
     *
     * @param gradients the gradients
     * @return the norm before the change (per parameter the largest one), or the limit itself for {@link #value}
     */
    public abstract double apply(Gradients gradients);

    @Override
    public final Run start(List<Parameter> trainable) {
        return new Run() {
            @Override
            public void apply(Gradients gradients) {
                GradientClip.this.apply(gradients);
            }
        };
    }
}
