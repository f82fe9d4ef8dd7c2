package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Simple recurrent layer (Elman, 1990): {@code h' = tanh(W x + b + U h + d)}.
 *
 * <p>Input {@code [steps, features]}, output {@code [steps, units]} or, with {@code last}, {@code [units]}; twice as wide if
 * bidirectional. Parameters have PyTorch's names and layouts ({@code weight_ih_l0} {@code [1 · units, features]}, ...) and are
 * drawn from U(-1/√units, 1/√units). The state before the first step is zero, or
 * what {@code from} names behind the sequence: {@code {"x", "h"}}, each {@code [units]} or, of several
 * layers or both directions, {@code [layers · directions, units]}. {@link FinalState} yields the state after the last step.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Rnn {
    /** Width of the state, at least 1. */
    int value();

    /** How many such layers lie on each other, at least 1. */
    int layers() default 1;

    /** True adds a second recurrence that runs from the last step to the first; the results stand side by side. */
    boolean bidirectional() default false;

    /** False leaves both biases out. */
    boolean bias() default true;

    /** True yields only the state after the last step of each direction, false the state after every step. */
    boolean last() default false;

    /**
     * True if rows may be shorter than the sequence: the last name in {@code from} is then that of an input or layer {@code
     * [steps]}, above 0 where a step is padding, else 0. Such a step leaves the states as they are and yields 0, so the
     * result is that of the row at its own length: final states and {@code last} are those of the last step that counts,
     * and the reverse direction begins there (PyTorch's packed sequences).
     */
    boolean padding() default false;

    /** True takes relu in place of tanh. */
    boolean relu() default false;
}
