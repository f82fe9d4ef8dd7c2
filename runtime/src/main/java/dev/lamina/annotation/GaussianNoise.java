package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Noise while training: {@code y = x + value · n}, each n drawn from N(0, 1) anew in every step. Inference hands on x.
 * Any shape. Source: C. M. Bishop, "Training with Noise is Equivalent to Tikhonov Regularization", 1995.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface GaussianNoise {
    /** The standard deviation, above 0. */
    float value();
}
