package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * All axes of a row become one, the last axis running fastest: {@code [16, 7, 7]} becomes {@code [784]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Flatten {}
