package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Maximum over as many windows as the output is to have: {@code [channels, height, width]} becomes
 * {@code [channels, outHeight, outWidth]}. Window i of n along an axis reaches from {@code i size / n}, rounded down,
 * to {@code (i + 1) size / n}, rounded up and excluded. A tie sends its gradient to the first
 * maximum in row-major order.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface AdaptiveMaxPool2d {
    /** Output size: one number, or {@code {height, width}}. */
    int[] value();
}
