package dev.lamina.optim;

import dev.lamina.model.Gradients;

/** Limits a norm of the gradients: of all together, or of each parameter's alone. {@link GradientClip} makes it. */
public final class NormClip extends GradientClip {
    /** Keeps the factor finite where all gradients are 0. */
    private static final double TINY = 1e-6;

    private final float p;
    private final boolean perParameter;

    NormClip(float limit, float p, boolean perParameter) {
        super(limit);
        if (!(p >= 1)) {
            throw new IllegalArgumentException("p of a norm must be at least 1, but is " + p);
        }
        this.p = p;
        this.perParameter = perParameter;
    }

    /**
     * Limits the norm of each parameter's gradient by itself, so that a single large one doesn't make all others small.
     *
     * @return a copy with that setting
     */
    public NormClip perParameter() {
        return new NormClip(limit(), p, true);
    }

    @Override
    public double apply(Gradients gradients) {
        if (!perParameter) {
            return limit(gradients, 0, gradients.size());
        }
        double largest = 0;
        for (int i = 0; i < gradients.size(); i++) {
            largest = Math.max(largest, limit(gradients, i, i + 1));
        }
        return largest;
    }

    private double limit(Gradients gradients, int first, int end) {
        double norm = Norms.norm(gradients, first, end, p);
        float factor = (float) (limit() / (norm + TINY));
        if (factor < 1) {
            for (int i = first; i < end; i++) {
                scale(gradients, i, factor);
            }
        }
        return norm;
    }

    private static void scale(Gradients gradients, int i, float factor) {
        int to;
        for (int from = gradients.nextRun(i, 0); from >= 0; from = gradients.nextRun(i, to)) {
            to = gradients.endOfRun(i, from);
            scale(gradients.values(i), from, to, factor);
        }
    }

    private static void scale(float[] g, int from, int to, float factor) {
        for (int i = from; i < to; i++) {
            g[i] *= factor;
        }
    }

    @Override
    public String toString() {
        return "GradientClip.norm(" + limit() + ", p=" + p + ")" + (perParameter ? ".perParameter()" : "");
    }
}
