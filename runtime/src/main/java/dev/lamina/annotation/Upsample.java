package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An image enlarged by whole factors: {@code [channels, height, width]} becomes
 * {@code [channels, height · vertical, width · horizontal]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Upsample {
    /** Scale: one number, or {@code {vertical, horizontal}}. */
    int[] value();

    /** Where new pixels come from. */
    Interpolation mode() default Interpolation.NEAREST;
}
