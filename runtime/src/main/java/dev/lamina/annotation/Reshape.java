package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The same elements under another shape of a row, in the same order. Input of any shape, output {@code value}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Reshape {
    /** The sizes of a row, without the batch; one of them may be -1: it is what the others leave. */
    int[] value();
}
