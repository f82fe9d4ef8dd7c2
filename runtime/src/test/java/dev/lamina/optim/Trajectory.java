package dev.lamina.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.model.Gradients;
import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A run of an optimizer beside one of the same rule in double precision, written from its paper. Both have a dense weight,
 * which lies transposed in memory, a kernel and a bias; the plain rule sees values in the order of weight files.
 */
final class Trajectory {
    static final int STEPS = 40;

    private static final long SEED = 11;
    private static final int[][] SHAPES = {{6, 4}, {3, 2, 2, 2}, {5}};

    private final List<Parameter> parameters = IntStream.range(0, SHAPES.length)
            .mapToObj(i -> Parameter.trainable(
                    "p" + i + (SHAPES[i].length == 1 ? ".bias" : ".weight"),
                    SHAPES[i].length == 2 ? Layout.TRANSPOSED : Layout.AS_IS,
                    Initializer.normal(1f),
                    SHAPES[i]))
            .toList();

    /** A rule for one parameter, with a memory of its own. */
    interface Plain {
        /**
         * One step.
         *
         * @param t the step, from 1
         * @param p the parameter, changed
         * @param g its gradient
         */
        void step(int t, double[] p, double[] g);
    }

    /** Makes the rule for a parameter. */
    interface Factory {
        Plain of(int[] shape, double[] first);
    }

    /** Checks values after each step; returns the state. */
    Optimizer.State compare(Optimizer optimizer, Factory factory, double tolerance) {
        Optimizer.State state = start(optimizer);
        double[][] values = new double[SHAPES.length][];
        Plain[] rules = new Plain[SHAPES.length];
        for (int i = 0; i < rules.length; i++) {
            values[i] = doubles(parameters.get(i).toArray());
            rules[i] = factory.of(SHAPES[i], values[i].clone());
        }
        for (int t = 1; t <= STEPS; t++) {
            double[][] gradients = step(state, t);
            for (int i = 0; i < rules.length; i++) {
                rules[i].step(t, values[i], gradients[i]);
                assertClose(i, values[i], optimizer + ", seed " + SEED + ", step " + t, tolerance);
            }
        }
        return state;
    }

    /** Checks the values that parameters hold now. */
    void assertClose(int i, double[] expected, String where, double tolerance) {
        float[] actual = parameters.get(i).toArray();
        for (int k = 0; k < actual.length; k++) {
            assertThat((double) actual[k])
                    .as("%s, %s, element %d", where, parameters.get(i), k)
                    .isCloseTo(expected[k], within(tolerance * Math.max(1, Math.abs(expected[k]))));
        }
    }

    List<Parameter> parameters() {
        return parameters;
    }

    Optimizer.State start(Optimizer optimizer) {
        for (int i = 0; i < SHAPES.length; i++) {
            parameters.get(i).initialize(SEED, i);
        }
        return optimizer.start(parameters);
    }

    /** Makes a step and returns its gradients in the order of weight files: a pull to 1, and noise. */
    double[][] step(Optimizer.State state, int t) {
        Random random = new Random(SEED * 1000 + t);
        float[][] arrays = new float[SHAPES.length][];
        double[][] gradients = new double[SHAPES.length][];
        for (int i = 0; i < arrays.length; i++) {
            Parameter carrier = Parameter.state("g", parameters.get(i).layout(), Initializer.zeros(), SHAPES[i]);
            float[] values = new float[carrier.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = k % 3 + (float) random.nextGaussian();
            }
            carrier.set(values);
            arrays[i] = carrier.values();
            gradients[i] = doubles(values);
        }
        state.update(new Gradients(parameters, arrays));
        return gradients;
    }

    private static double[] doubles(float[] values) {
        double[] copy = new double[values.length];
        Arrays.setAll(copy, i -> values[i]);
        return copy;
    }
}
