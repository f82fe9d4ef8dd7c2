package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The state in which a recurrent layer ends: {@code from} names an {@link Rnn}, {@link Lstm} or {@link Gru} layer. Another
 * recurrent layer can begin with it ({@code from = {"answer", "questionH", "questionC"}}), or it can be an output.
 *
 * <p>Shape {@code [units]}, or {@code [layers · directions, units]} of several layers or of both directions: the first layer's
 * forward direction, its reverse direction (which ends at the first step), the second layer's, and so on, as PyTorch's
 * {@code h_n} and {@code c_n}. The recurrent layer's own activation and dropout don't count here.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface FinalState {
    /** True takes the memory c of an {@link Lstm}, false the state h. */
    boolean memory() default false;
}
