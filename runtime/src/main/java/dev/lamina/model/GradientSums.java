package dev.lamina.model;

import java.util.Arrays;
import java.util.List;

/**
 * Adds up the gradients of several backward passes of one session, for steps with more rows than fit into a pass. Each
 * element is {@code sum = fma(weight, gradient, sum)}, pass after pass, in float. Rows of an embedding that no pass looked up
 * stay zero and are left out as those of a single pass are. Nothing but the constructor allocates.
 */
public final class GradientSums {
    private final Gradients source;
    private final Gradients sums;

    /**
     * Sums of nothing so far.
     *
     * @param source the live gradients of the session
     */
    public GradientSums(Gradients source) {
        this.source = source;
        Parameter[] parameters = new Parameter[source.size()];
        float[][] arrays = new float[source.size()][];
        for (int i = 0; i < arrays.length; i++) {
            parameters[i] = source.parameter(i);
            arrays[i] = new float[parameters[i].size() + Parameter.SLACK];
        }
        this.sums = new Gradients(List.of(parameters), arrays);
        for (int i = 0; i < arrays.length; i++) {
            if (source.rows(i) != null) {
                sums.track(i);
            }
        }
    }

    /** {@return the sums, live: always the same object} */
    public Gradients gradients() {
        return sums;
    }

    /** Begins again at zero. */
    public void clear() {
        for (int i = 0; i < sums.size(); i++) {
            if (sums.rows(i) != null) {
                sums.rows(i).clear();
            } else {
                Arrays.fill(sums.values(i), 0, sums.parameter(i).size(), 0f);
            }
        }
    }

    /**
     * Adds the gradients of the pass that the session made last.
     *
     * @param weight what each element is multiplied by
     */
    public void add(float weight) {
        for (int i = 0; i < sums.size(); i++) {
            int to;
            for (int from = source.nextRun(i, 0); from >= 0; from = source.nextRun(i, to)) {
                to = source.endOfRun(i, from);
                if (sums.rows(i) != null) {
                    sums.rows(i).addRun(from, to);
                }
                add(weight, source.values(i), sums.values(i), from, to);
            }
        }
    }

    private static void add(float weight, float[] gradient, float[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] = Math.fma(weight, gradient[i], sum[i]);
        }
    }

    /**
     * Multiplies all sums.
     *
     * @param factor the factor
     */
    public void scale(float factor) {
        for (int i = 0; i < sums.size(); i++) {
            int to;
            for (int from = sums.nextRun(i, 0); from >= 0; from = sums.nextRun(i, to)) {
                to = sums.endOfRun(i, from);
                scale(factor, sums.values(i), from, to);
            }
        }
    }

    private static void scale(float factor, float[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] *= factor;
        }
    }
}
