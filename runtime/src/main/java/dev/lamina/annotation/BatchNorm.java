package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Batch normalisation (Ioffe and Szegedy, 2015): {@code y = (x - mean) / √(var + eps) · weight + bias} per channel, the first
 * axis of a row; mean and (biased) variance are over the rows of the step and all other axes. Running statistics, used by
 * inference, are updated as {@code running = (1 - momentum) running + momentum batch} with the unbiased variance. weight
 * starts at 1, bias at 0.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface BatchNorm {
    /** Added to the variance. */
    float eps() default 1e-5f;

    /** Weight of the new value in the running statistics. */
    float momentum() default 0.1f;

    /** False leaves weight and bias out. */
    boolean affine() default true;
}
