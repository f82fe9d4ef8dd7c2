package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Drops axes of size 1; an output without any other axis is {@code [1]}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Squeeze {
    /** The axes of a row, counted from 0 without the batch; -1 is the last. Default: all that have size 1. */
    int[] value() default {};
}
