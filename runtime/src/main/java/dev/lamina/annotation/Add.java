package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Element-wise sum of two or more layers of equal shape, named by {@code from}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Add {}
