package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Maximum over windows. Input {@code [channels, length]}, output {@code [channels, windows]}. A tie sends its gradient to the
 * first maximum. Padding never wins.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface MaxPool1d {
    /** Window size. */
    int value();

    /** Step between windows. Default: the window size. */
    int stride() default 0;

    /** Padding at each end; at most half the window. */
    int pad() default 0;

    /** Distance of a window's elements; 1 for neighbours. */
    int dilation() default 1;

    /** True rounds the output size up, so that a last partial window counts. */
    boolean ceil() default false;
}
