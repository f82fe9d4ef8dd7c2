package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Parametric ReLU (He et al., 2015): {@code y = x} for {@code x > 0}, else {@code weight · x} with a learned slope; the
 * derivative at 0 is the slope. The shape stays as it is. weight is {@code [1]}, or {@code [channels]} with one slope for each
 * channel, the first axis of a row.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Prelu {
    /** True for a slope of its own for each channel, false for one that all elements share. */
    boolean perChannel() default false;

    /** What the slopes start at. */
    float initial() default 0.25f;
}
