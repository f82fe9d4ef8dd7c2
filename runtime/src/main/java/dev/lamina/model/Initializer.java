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
     * He's uniform distribution: the bound is {@code √(6 / ((1 + slope²) fan))}.
     *
     * @param slope  slope of the leaky ReLU that follows, 0 for ReLU
     * @param fanOut whether the fan is the number of outputs, not of inputs
     * @return the initializer, for parameters of two axes or more
     */
    static Initializer kaimingUniform(float slope, boolean fanOut) {
        double variance = 2 / (1 + (double) slope * slope);
        return Fans.scaled(fans -> Math.sqrt(3 * variance / (fanOut ? fans.out() : fans.in())), Initializer::uniform);
    }

    /**
     * He's normal distribution: the standard deviation is {@code √(2 / ((1 + slope²) fan))}.
     *
     * @param slope  slope of the leaky ReLU that follows, 0 for ReLU
     * @param fanOut whether the fan is the number of outputs, not of inputs
     * @return the initializer, for parameters of two axes or more
     */
    static Initializer kaimingNormal(float slope, boolean fanOut) {
        double variance = 2 / (1 + (double) slope * slope);
        return Fans.scaled(fans -> Math.sqrt(variance / (fanOut ? fans.out() : fans.in())), Initializer::normal);
    }

    /**
     * Glorot's uniform distribution: the bound is {@code gain √(6 / (fan_in + fan_out))}.
     *
     * @param gain the factor
     * @return the initializer, for parameters of two axes or more
     */
    static Initializer xavierUniform(float gain) {
        return Fans.scaled(fans -> gain * Math.sqrt(6.0 / (fans.in() + fans.out())), Initializer::uniform);
    }

    /**
     * Glorot's normal distribution: the standard deviation is {@code gain √(2 / (fan_in + fan_out))}.
     *
     * @param gain the factor
     * @return the initializer, for parameters of two axes or more
     */
    static Initializer xavierNormal(float gain) {
        return Fans.scaled(fans -> gain * Math.sqrt(2.0 / (fans.in() + fans.out())), Initializer::normal);
    }

    /** {@return LeCun's uniform distribution, with bound √(3 / fan_in), for parameters of two axes or more} */
    static Initializer lecunUniform() {
        return Fans.scaled(fans -> Math.sqrt(3.0 / fans.in()), Initializer::uniform);
    }

    /** {@return LeCun's normal distribution, with deviation √(1 / fan_in), for parameters of two axes or more} */
    static Initializer lecunNormal() {
        return Fans.scaled(fans -> Math.sqrt(1.0 / fans.in()), Initializer::normal);
    }

    /**
     * A random matrix with orthonormal rows, or columns if there are more rows. The matrix is
     * {@code [first axis, all others]}.
     *
     * @param gain what it is multiplied by
     * @return the initializer, for parameters of two axes or more
     */
    static Initializer orthogonal(float gain) {
        return (parameter, seed, stream) -> {
            int rows = parameter.shape()[0];
            long key = key(seed, stream);
            parameter.set(OrthogonalMatrix.random(rows, parameter.size() / rows, gain, key));
        };
    }

    /**
     * Normally distributed values with mean 0, of which those more than two standard deviations from it are drawn again.
     *
     * @param std the standard deviation before values are drawn again, finite and not negative
     * @return the initializer
     * @throws IllegalArgumentException if the standard deviation is negative or not finite
     */
    static Initializer truncatedNormal(float std) {
        return truncatedNormal(std, -2, 2);
    }

    /**
     * Normally distributed values with mean 0, of which those outside of a range are drawn again. PyTorch's
     * {@code trunc_normal_(w, std=s, a=a, b=b)} cuts at {@code a/s} and {@code b/s}.
     *
     * @param std  the standard deviation before values are drawn again, finite and not negative
     * @param low  the lower end of the range, in standard deviations from 0
     * @param high the upper end, above the lower one
     * @return the initializer
     * @throws IllegalArgumentException if the standard deviation is negative or not finite, or if the range isn't at least
     *     0.1 wide and within 3 of 0, so that drawing again would hardly end
     */
    static Initializer truncatedNormal(float std, float low, float high) {
        if (!(std >= 0 && std < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("std must be finite and at least 0, but is " + std);
        }
        if (!(high - low >= 0.1f && high >= -3 && low <= 3)) {
            throw new IllegalArgumentException(
                    "a range of standard deviations must be at least 0.1 wide and come within 3 of" + " 0, but is from "
                            + low + " to " + high);
        }
        return (parameter, seed, stream) -> {
            long key = key(seed, stream);
            float[] drawn = new float[parameter.size()];
            for (int i = 0; i < drawn.length; i++) {
                float value = CounterRandom.normal(key, i);
                for (long again = 1; value < low || value > high; again++) {
                    value = CounterRandom.normal(key, (again << 32) + i);
                }
                drawn[i] = std * value;
            }
            parameter.set(drawn);
        };
    }

    /**
     * Other values, but zeros in one row of a table: what an embedding with a padding index needs.
     *
     * @param row   the row of zeros, counted along the parameter's first axis
     * @param other where the other values come from
     * @return the initializer
     */
    static Initializer withZeroRow(int row, Initializer other) {
        return (parameter, seed, stream) -> {
            other.fill(parameter, seed, stream);
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
