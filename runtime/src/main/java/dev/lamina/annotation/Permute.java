package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The same elements with the axes of a row in another order: axis {@code i} of the output is axis {@code value[i]} of the
 * input, so {@code @Permute({1, 0})} swaps rows and columns.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Permute {
    /** All axes of the input in the order of the output, counted from 0 without the batch; -1 is the last. */
    int[] value();
}
