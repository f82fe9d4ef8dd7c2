package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Mean over windows. Input {@code [channels, length]}, output {@code [channels, windows]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface AvgPool1d {
    /** Window size. */
    int value();

    /** Step between windows. Default: the window size. */
    int stride() default 0;

    /** Zeros at each end; at most half the window. */
    int pad() default 0;

    /** True divides by the whole window size, false only by the number of elements inside the input. */
    boolean countIncludePad() default true;
}
