package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Mean over windows. Input {@code [channels, height, width]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface AvgPool2d {
    /** Window size: one number, or {@code {height, width}}. */
    int[] value();

    /** Step between windows: one number, or {@code {vertical, horizontal}}. Default: the window size. */
    int[] stride() default {};

    /** Zeros on each side: one number, or {@code {vertical, horizontal}}; at most half the window. */
    int[] pad() default 0;

    /** True divides by the whole window size, false only by the number of elements inside the input. */
    boolean countIncludePad() default true;
}
