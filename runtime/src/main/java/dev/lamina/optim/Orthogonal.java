package dev.lamina.optim;

import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.state.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps of {@link Muon} for matrices. */
final class Orthogonal extends Rule {
    private static final double ADAM_SHARE = 0.2;

    private final Settings settings;
    private final float momentum;
    private final float rest;
    private final boolean nesterov;
    private final double decay;
    private final float[][] momenta = slot("momentum_buffer");
    private final NewtonSchulz[] works;
    /** Columns in memory. */
    private final int[] columns;
    /** Whether there are at least as many rows in memory as columns, so that these are the rows of the work. */
    private final boolean[] tall;

    private final double[] scales;
    private final float[] direction;
    private float keep;

    Orthogonal(List<Parameter> parameters, Optimizer optimizer) {
        super(parameters, optimizer);
        settings = optimizer.settings();
        momentum = settings.get(Hyper.INTERPOLATION);
        rest = (float) (1 - settings.exact(Hyper.INTERPOLATION));
        nesterov = settings.is(Muon.NESTEROV);
        decay = settings.exact(Hyper.WEIGHT_DECAY);
        int count = parameters.size();
        works = new NewtonSchulz[count];
        columns = new int[count];
        tall = new boolean[count];
        scales = new double[count];
        direction =
                new float[parameters.stream().mapToInt(Parameter::size).max().orElse(0)];
        Map<List<Integer>, NewtonSchulz> bySize = new HashMap<>();
        for (int i = 0; i < count; i++) {
            prepare(i, parameters.get(i), bySize);
        }
    }

    private void prepare(int i, Parameter parameter, Map<List<Integer>, NewtonSchulz> bySize) {
        int[] shape = parameter.shape();
        if (shape.length < 2) {
            throw new IllegalArgumentException(
                    parameter + " has one axis, so Muon can't take it as a matrix: leave it out of matrices(...)");
        }
        int out = shape[0];
        int in = parameter.size() / out;
        columns[i] = parameter.layout() == Layout.TRANSPOSED ? out : in;
        tall[i] = parameter.size() / columns[i] >= columns[i];
        scales[i] = settings.is(Muon.MATCHING)
                ? ADAM_SHARE * Math.sqrt(Math.max(out, in))
                : Math.sqrt(Math.max(1, (double) out / in));
        works[i] = bySize.computeIfAbsent(
                List.of(Math.max(out, in), Math.min(out, in)), size -> new NewtonSchulz(size.get(0), size.get(1)));
    }

    @Override
    protected void beginStep() {
        keep = (float) (1 - exactRate() * decay);
    }

    @Override
    protected void update(int i, float[] p, float[] g, int from, int to) {
        // Without the look ahead the direction is the momentum itself: 1 m + 0 g.
        direct(momenta[i], g, direction, to, momentum, rest, nesterov ? momentum : 1f, nesterov ? rest : 0f);
        float[][] x = works[i].rows();
        if (tall[i]) {
            for (int row = 0; row < x.length; row++) {
                System.arraycopy(direction, row * columns[i], x[row], 0, columns[i]);
            }
        } else {
            transpose(x, to / columns[i], true);
        }
        works[i].orthogonalize(
                settings.whole(Muon.STEPS),
                settings.get(Muon.A),
                settings.get(Muon.B),
                settings.get(Muon.C),
                settings.get(Hyper.EPSILON));
        if (tall[i]) {
            for (int row = 0; row < x.length; row++) {
                System.arraycopy(x[row], 0, direction, row * columns[i], columns[i]);
            }
        } else {
            transpose(x, to / columns[i], false);
        }
        move(p, direction, to, (float) (-exactRate() * scales[i]), keep);
    }

    private static void direct(
            float[] m, float[] g, float[] u, int size, float momentum, float rest, float ofMean, float ofGradient) {
        for (int k = 0; k < size; k++) {
            float mean = Math.fma(momentum, m[k], rest * g[k]) + FLUSH_MEAN - FLUSH_MEAN;
            m[k] = mean;
            u[k] = Math.fma(ofMean, mean, ofGradient * g[k]);
        }
    }

    /** Between the rows of the work and the columns of the direction, of which each has {@code height} values. */
    private void transpose(float[][] x, int height, boolean into) {
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < x.length; column++) {
                if (into) {
                    x[column][row] = direction[row * x.length + column];
                } else {
                    direction[row * x.length + column] = x[column][row];
                }
            }
        }
    }

    private static void move(float[] p, float[] u, int size, float factor, float keep) {
        for (int k = 0; k < size; k++) {
            p[k] = Math.fma(factor, u[k], keep * p[k]);
        }
    }
}
