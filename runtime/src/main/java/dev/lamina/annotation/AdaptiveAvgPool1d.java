package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Mean over as many windows as the output is to have: {@code [channels, length]} becomes {@code [channels, value]}.
 * Window i of n along an axis reaches from {@code i size / n}, rounded down,
 * to {@code (i + 1) size / n}, rounded up and excluded.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface AdaptiveAvgPool1d {
    /** Output length. */
    int value();
}
