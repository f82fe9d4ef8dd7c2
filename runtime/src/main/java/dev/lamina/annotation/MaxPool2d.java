package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Maximum over windows. Input {@code [channels, height, width]}. A tie sends its gradient to the first maximum in
 * row-major order. Padding never wins.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface MaxPool2d {
    /** Window size: one number, or {@code {height, width}}. */
    int[] value();

    /** Step between windows: one number, or {@code {vertical, horizontal}}. Default: the window size. */
    int[] stride() default {};

    /** Padding on each side: one number, or {@code {vertical, horizontal}}; at most half the window. */
    int[] pad() default 0;

    /** Distance of a window's elements, 1 for neighbours: one number, or {@code {vertical, horizontal}}. */
    int[] dilation() default 1;

    /** True rounds the output size up, so that a last partial window counts. */
    boolean ceil() default false;
}
