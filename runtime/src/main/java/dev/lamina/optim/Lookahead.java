package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
import java.util.List;
import java.util.Objects;

/**
 * Lookahead around another optimizer (Zhang et al., 2019): after every k steps of it, slow weights s go a part of the way, and
 * the parameters go back to them:
 *
 * <pre>
 * s += alpha * (p - s);  p = s
 * </pre>
 *
 * <p>s begins at p.
 */
public final class Lookahead extends Optimizer {
    private static final Setting STEPS = Setting.whole("steps", 1);
    private static final Setting ALPHA = Setting.notNegative("alpha");

    private final Optimizer inner;

    private Lookahead(Optimizer inner, Settings settings) {
        super(settings);
        this.inner = inner;
    }

    /**
     * Lookahead with the paper's defaults, every 5 steps half of the way.
     *
     * @param optimizer what makes the steps
     * @return the optimizer
     */
    public static Lookahead of(Optimizer optimizer) {
        Objects.requireNonNull(optimizer, "optimizer");
        return new Lookahead(
                optimizer, settings(optimizer.learningRate()).with(STEPS, 5).with(ALPHA, 0.5f));
    }

    /**
     * Sets how often the slow weights move.
     *
     * @param steps after how many steps, at least 1; default 5
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Lookahead every(int steps) {
        return new Lookahead(inner, settings().with(STEPS, steps));
    }

    /**
     * Sets how far they move.
     *
     * @param alpha the part of the way, finite and not negative; default 0.5
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Lookahead alpha(float alpha) {
        return new Lookahead(inner, settings().with(ALPHA, alpha));
    }

    @Override
    protected State newState(List<Parameter> trainable) {
        return new Slow(trainable, this);
    }

    @Override
    public String toString() {
        return "Lookahead(" + inner + ", " + settings() + ")";
    }

    private static final class Slow extends Wrapper {
        private final int steps;
        private final float alpha;
        private final float[][] slow = slot("slow");

        Slow(List<Parameter> parameters, Lookahead optimizer) {
            super(parameters, optimizer, optimizer.inner);
            if (inner().averages()) {
                throw new IllegalArgumentException(
                        optimizer.inner + " keeps averages of the weights, which would not know "
                                + "that Lookahead moves them: use one of the two");
            }
            steps = optimizer.settings().whole(STEPS);
            alpha = optimizer.settings().get(ALPHA);
        }

        @Override
        void beforeStep() {
            for (int i = 0; i < size() && step() == 1; i++) {
                System.arraycopy(
                        parameter(i).values(), 0, slow[i], 0, parameter(i).size());
            }
        }

        @Override
        void afterStep() {
            for (int i = 0; i < size() && step() % steps == 0; i++) {
                move(parameter(i).values(), slow[i], parameter(i).size(), alpha);
            }
        }

        private static void move(float[] p, float[] slow, int size, float alpha) {
            for (int i = 0; i < size; i++) {
                float moved = Math.fma(alpha, p[i] - slow[i], slow[i]);
                slow[i] = moved;
                p[i] = moved;
            }
        }
    }
}
