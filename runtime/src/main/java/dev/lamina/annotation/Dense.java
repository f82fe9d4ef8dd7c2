package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fully connected layer: {@code y = x Wᵀ + b} over the last axis. Input {@code [in]} or {@code [n, in]}, output
 * {@code [units]} or {@code [n, units]}; an image {@code [c, h, w]} is flattened first, so that in is {@code c · h · w}. W is
 * {@code [units, in]}, b {@code [units]}, both drawn from U(-1/√in, 1/√in).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Dense {
    /** Width of the output, at least 1. */
    int value();

    /** False leaves the bias out. */
    boolean bias() default true;
}
