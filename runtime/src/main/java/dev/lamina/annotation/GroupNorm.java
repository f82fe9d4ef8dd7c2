package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Group normalisation (Wu and He, 2018): {@code y = (x - mean) / √(var + eps) · weight + bias} with mean and (biased) variance
 * of each row over each group of {@code channels/groups} neighbouring channels, the first axis of a row, and all other axes.
 * weight and bias are {@code [channels]} and start at 1 and 0.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface GroupNorm {
    /** Number of groups; divides the number of channels. */
    int groups();

    /** Added to the variance. */
    float eps() default 1e-5f;

    /** False leaves weight and bias out. */
    boolean affine() default true;
}
