package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Inserts an axis of size 1. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Expand {
    /** Where it stands in the output, counted from 0 without the batch; -1 makes it the last. */
    int value();
}
