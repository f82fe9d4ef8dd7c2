package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Instance normalisation (Ulyanov, Vedaldi and Lempitsky, 2016): {@code y = (x - mean) / √(var + eps)} with mean and (biased)
 * variance of each channel, the first axis of a row, over all other axes; there are no running statistics. Input
 * {@code [channels, length]} or {@code [channels, height, width]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface InstanceNorm {
    /** Added to the variance. */
    float eps() default 1e-5f;

    /** True adds {@code · weight + bias}, both {@code [channels]}, which start at 1 and 0. */
    boolean affine() default false;
}
