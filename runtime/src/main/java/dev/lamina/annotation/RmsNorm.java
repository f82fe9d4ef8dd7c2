package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Root mean square normalisation (Zhang and Sennrich, 2019): {@code y = x / √(mean(x²) + eps) · weight} with the mean over the
 * last {@code axes} axes of each row; weight has the shape of those axes and starts at 1.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface RmsNorm {
    /** How many trailing axes are normalised together, at least 1. */
    int axes() default 1;

    /** Added to the mean of squares; the default is the distance from 1 to the next float. */
    float eps() default 0x1p-23f;

    /** False leaves the weight out. */
    boolean affine() default true;
}
