package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Zeros around an image: {@code [channels, height, width]} becomes
 * {@code [channels, top + height + bottom, left + width + right]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface ZeroPad2d {
    /** Zeros: one number for all sides, {@code {vertical, horizontal}}, or {@code {top, bottom, left, right}}. */
    int[] value();
}
