package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Two or more layers side by side along one axis; all other axes are of equal size. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Concat {
    /** The axis of a row, counted from 0 without the batch (channels of an image); -1 is the last. */
    int value() default 0;
}
