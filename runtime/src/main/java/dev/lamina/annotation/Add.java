package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Element-wise sum of two or more layers, named by {@code from}. Shapes are matched from the last axis on: sizes must be
 * equal, or 1 or missing, in which case the values are repeated; {@code [4, 3]} and {@code [3]} give {@code [4, 3]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Add {}
