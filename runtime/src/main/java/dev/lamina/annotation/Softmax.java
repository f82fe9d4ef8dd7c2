package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Softmax over one axis: {@code y_j = exp(x_j) / Σ exp(x)}. The shape stays as it is. Over the last axis it is the same as
 * {@code activation = SOFTMAX}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Softmax {
    /** The axis of a row, 0 being the first one after the batch; negative numbers count from the end. */
    int axis() default -1;
}
