package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Product and sum with constants: {@code y = scale · x + offset}, with one number for all elements or one for each index of
 * an axis. {@code @Rescale(scale = 1 / 255f)} brings bytes to 0 to 1.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Rescale {
    /** The factor, or one for each index of the axis; finite. */
    float[] scale() default 1f;

    /** What is added then, or one for each index of the axis; finite. */
    float[] offset() default 0f;

    /** The axis of a row, counted from 0 without the batch (channels of an image); -1 is the last. */
    int axis() default 0;
}
