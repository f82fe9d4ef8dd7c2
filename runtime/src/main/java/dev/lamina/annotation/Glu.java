package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gated linear unit (Dauphin et al., 2017): {@code y = a · sigmoid(b)}, a and b being the first and the second half of the
 * input along one axis, whose size must be even and becomes half as large.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Glu {
    /** The axis of a row, 0 being the first one after the batch; negative numbers count from the end. */
    int axis() default -1;
}
