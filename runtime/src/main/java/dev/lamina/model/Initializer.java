package dev.lamina.model;

import dev.lamina.math.CounterRandom;
import java.util.Arrays;

/**
 * Gives a parameter its first values. The same seed and stream give the same values on every machine, and values are
 * drawn in the external (PyTorch's) order, so they don't depend on how the parameter is stored.
 */
public interface Initializer {
    /**
     * Overwrites all values of a parameter.
     *
     * @param parameter the parameter
     * @param seed      the network's seed
     * @param stream    distinguishes the parameters of one network
     */
    void fill(Parameter parameter, long seed, int stream);

    /**
     * Values evenly distributed over {@code [-bound, bound)}.
     *
     * @param bound the bound, finite and not negative
     * @return the initializer
     * @throws IllegalArgumentException if the bound is negative or not finite
     */
    static Initializer uniform(float bound) {
        if (!(bound >= 0 && bound < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("bound must be finite and at least 0, but is " + bound);
        }
        return (parameter, seed, stream) -> {
            long key = key(seed, stream);
            float[] drawn = new float[parameter.size()];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = bound * Math.fma(2f, CounterRandom.uniform(key, i), -1f);
            }
            parameter.set(drawn);
        };
    }

    /**
     * Normally distributed values with mean 0.
     *
     * @param std the standard deviation, finite and not negative
     * @return the initializer
     * @throws IllegalArgumentException if the standard deviation is negative or not finite
     */
    static Initializer normal(float std) {
        if (!(std >= 0 && std < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("std must be finite and at least 0, but is " + std);
        }
        return (parameter, seed, stream) -> {
            long key = key(seed, stream);
            float[] drawn = new float[parameter.size()];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = std * CounterRandom.normal(key, i);
            }
            parameter.set(drawn);
        };
    }

    /**
     * Normally distributed values with mean 0, but zeros in one row of a table: PyTorch's embedding with a padding index.
     *
     * @param std the standard deviation, finite and not negative
     * @param row the row of zeros, counted along the parameter's first axis
     * @return the initializer
     * @throws IllegalArgumentException if the standard deviation is negative or not finite
     */
    static Initializer normalWithZeroRow(float std, int row) {
        Initializer normal = normal(std);
        return (parameter, seed, stream) -> {
            normal.fill(parameter, seed, stream);
            float[] values = parameter.toArray();
            int width = parameter.size() / parameter.shape()[0];
            Arrays.fill(values, row * width, (row + 1) * width, 0f);
            parameter.set(values);
        };
    }

    /**
     * The vectors that tell the steps of a sequence apart (Vaswani et al., 2017), for a parameter of shape
     * {@code [steps, width]}: {@code sin(p / 10000^(2i/width))} at 2i and the cosine of the same at 2i + 1.
     *
     * @return the initializer
     */
    static Initializer sinusoidal() {
        return (parameter, seed, stream) -> {
            int width = parameter.shape()[1];
            float[] table = new float[parameter.size()];
            for (int i = 0; i < table.length; i++) {
                int pair = i % width / 2;
                double angle = i / width / StrictMath.pow(10_000, 2.0 * pair / width);
                table[i] = (float) (i % width % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle));
            }
            parameter.set(table);
        };
    }

    /**
     * The same value everywhere.
     *
     * @param value the value
     * @return the initializer
     */
    static Initializer constant(float value) {
        return (parameter, seed, stream) -> Arrays.fill(parameter.values(), 0, parameter.size(), value);
    }

    /** {@return an initializer with zeros} */
    static Initializer zeros() {
        return constant(0f);
    }

    /** {@return an initializer with ones} */
    static Initializer ones() {
        return constant(1f);
    }

    /**
     * The key of a parameter's random numbers. Its domain, -1, is one that neither dropout (steps from 0) nor shuffling
     * uses.
     */
    private static long key(long seed, int stream) {
        return CounterRandom.key(seed, -1, stream);
    }
}
