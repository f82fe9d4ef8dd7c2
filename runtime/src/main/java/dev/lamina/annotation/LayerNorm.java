package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Layer normalisation (Ba, Kiros and Hinton, 2016): {@code y = (x - mean) / √(var + eps) · weight + bias} with mean and
 * (biased) variance over the last {@code axes} axes of each row; weight and bias have the shape of those axes and start at
 * 1 and 0.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface LayerNorm {
    /** How many trailing axes are normalised together, at least 1. */
    int axes() default 1;

    /** Added to the variance. */
    float eps() default 1e-5f;

    /** False leaves weight and bias out. */
    boolean affine() default true;
}
