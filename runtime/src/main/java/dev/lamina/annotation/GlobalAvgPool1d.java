package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Mean over the length: {@code [channels, length]} becomes {@code [channels]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface GlobalAvgPool1d {}
