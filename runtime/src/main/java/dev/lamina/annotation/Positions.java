package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Adds to each step of a sequence {@code [steps, width]} a vector that tells where it stands. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Positions {
    /** Where the vectors come from. */
    PositionKind value();
}
