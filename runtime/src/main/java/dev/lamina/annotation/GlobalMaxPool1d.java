package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Maximum over the length: {@code [channels, length]} becomes {@code [channels]}. A tie sends its gradient to
 * the first maximum.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface GlobalMaxPool1d {}
