package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Divides by the Euclidean length along one axis: {@code y = x / max(√(Σ x²), eps)}. The shape stays as it is.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface L2Normalize {
    /** The axis of a row, 0 being the first one after the batch; negative numbers count from the end. */
    int axis() default -1;

    /** The smallest length to divide by. */
    float eps() default 1e-12f;
}
