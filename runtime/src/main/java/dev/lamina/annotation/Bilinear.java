package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bilinear form of two layers over their last axes: {@code y[o] = Σ a[i] W[o, i, j] b[j] + bias[o]}. Inputs
 * {@code [.., in1]} and {@code [.., in2]}, output {@code [.., units]}; W is {@code [units, in1, in2]}, both parameters
 * are drawn from U(-1/√in1, 1/√in1) (as by PyTorch).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Bilinear {
    /** Width of the output, at least 1. */
    int value();

    /** False leaves the bias out. */
    boolean bias() default true;
}
