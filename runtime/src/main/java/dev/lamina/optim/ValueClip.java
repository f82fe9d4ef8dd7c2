package dev.lamina.optim;

import dev.lamina.model.Gradients;

/** Keeps each element of the gradients within limits. */
final class ValueClip extends GradientClip {
    ValueClip(float limit) {
        super(limit);
    }

    @Override
    public double apply(Gradients gradients) {
        for (int i = 0; i < gradients.size(); i++) {
            int to;
            for (int from = gradients.nextRun(i, 0); from >= 0; from = gradients.nextRun(i, to)) {
                to = gradients.endOfRun(i, from);
                limit(gradients.values(i), from, to, limit());
            }
        }
        return limit();
    }

    private static void limit(float[] g, int from, int to, float limit) {
        for (int i = from; i < to; i++) {
            g[i] = Math.min(Math.max(g[i], -limit), limit);
        }
    }

    @Override
    public String toString() {
        return "GradientClip.value(" + limit() + ")";
    }
}
