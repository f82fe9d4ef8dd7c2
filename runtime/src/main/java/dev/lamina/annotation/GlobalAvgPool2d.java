package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Mean over height and width: {@code [channels, height, width]} becomes {@code [channels]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface GlobalAvgPool2d {}
