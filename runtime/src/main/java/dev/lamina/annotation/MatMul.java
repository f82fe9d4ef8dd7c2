package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Matrix product of two layers: {@code [.., m, k]} times {@code [.., k, n]} is {@code [.., m, n]}, one product for each
 * index of the leading axes, which both have in common.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface MatMul {
    /** True if the first layer is {@code [.., k, m]}. */
    boolean transposeA() default false;

    /** True if the second layer is {@code [.., n, k]}. */
    boolean transposeB() default false;
}
