package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Maximum over height and width: {@code [channels, height, width]} becomes {@code [channels]}. A tie sends its gradient to
 * the first maximum in row-major order.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface GlobalMaxPool2d {}
