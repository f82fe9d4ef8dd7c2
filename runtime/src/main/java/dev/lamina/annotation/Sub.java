package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Difference of two layers, element by element: {@code y = a - b}. Axes are matched as by {@link Add}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Sub {}
