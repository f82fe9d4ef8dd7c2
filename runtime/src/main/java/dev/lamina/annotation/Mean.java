package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Mean over some axes of a row, which disappear; one number, {@code [1]}, remains if these are all. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Mean {
    /** The axes, counted from 0 without the batch; -1 is the last. Default: all. */
    int[] value() default {};

    /** True keeps the axes with size 1. */
    boolean keep() default false;
}
