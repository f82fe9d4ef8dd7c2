package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A range along one axis: {@code @Slice(from = -1)} keeps the last step of a sequence {@code [steps, features]} as
 * {@code [1, features]}. The other elements get no gradient.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Slice {
    /** The axis of a row, counted from 0 without the batch; a negative one counts from the last, which is -1. */
    int axis() default 0;

    /** The first index; a negative one counts from the end, -1 being the last. */
    int from() default 0;

    /** One past the last index; a negative one counts from the end. Default: up to the end. */
    int to() default Integer.MAX_VALUE;
}
