package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Looks a vector up for each integer: {@code y[.., :] = weight[x[..], :]}. Reads from an input with a vocabulary. Input
 * {@code [..]}, output {@code [.., width]}; weight is {@code [vocabulary, width]}, drawn from N(0, 1) (as by PyTorch).
 *
 * <p>A step of {@link dev.lamina.optim.SparseAdam}, of {@link dev.lamina.optim.Adagrad} or of {@link dev.lamina.optim.Sgd}
 * without momentum, the last two without weight decay, costs what it looks up and not what the table holds.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Embedding {
    /** Rows of the table. Default: the vocabulary of the input. */
    int vocabulary() default 0;

    /** Length of the vectors, at least 1. */
    int width();

    /** An integer that stands for nothing: its vector begins as zeros and gets no gradient. Default: none. */
    int padding() default -1;
}
