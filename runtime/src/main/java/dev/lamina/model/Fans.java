package dev.lamina.model;

import java.util.function.ToDoubleFunction;

/**
 * How many values a unit of a weight reads and feeds, as PyTorch counts: for shape {@code [s0, s1, s2, ...]} it reads
 * {@code s1 · s2 · ...} and feeds {@code s0 · s2 · ...}.
 *
 * @param in fan_in
 * @param out fan_out
 */
record Fans(long in, long out) {
    /** Makes an initializer of one scale, such as a bound. */
    interface ByScale {
        /** The initializer of a scale. */
        Initializer of(float scale);
    }

    static Fans of(Parameter parameter) {
        int[] shape = parameter.shape();
        if (shape.length < 2) {
            throw new IllegalArgumentException(parameter + " has no fans: it needs two axes or more");
        }
        long field = 1;
        for (int axis = 2; axis < shape.length; axis++) {
            field *= shape[axis];
        }
        return new Fans(shape[1] * field, shape[0] * field);
    }

    /** An initializer whose scale depends on the fans of the parameter. */
    static Initializer scaled(ToDoubleFunction<Fans> scale, ByScale kind) {
        return (parameter, seed, stream) ->
                kind.of((float) scale.applyAsDouble(of(parameter))).fill(parameter, seed, stream);
    }
}
