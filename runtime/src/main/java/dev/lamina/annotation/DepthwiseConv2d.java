package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * 2-D convolution of each channel by itself: {@link Conv2d} with as many groups as channels. Input
 * {@code [channels, height, width]}, output {@code [channels · multiplier, outHeight, outWidth]}; filters
 * {@code c · multiplier} to {@code (c + 1) · multiplier - 1} read channel c. W is
 * {@code [channels · multiplier, 1, kernelHeight, kernelWidth]}, W and b are drawn from U(-1/√fanIn, 1/√fanIn) with
 * {@code fanIn = kernelHeight · kernelWidth}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface DepthwiseConv2d {
    /** Kernel size: one number, or {@code {height, width}}. */
    int[] kernel();

    /** Number of filters for each channel. */
    int multiplier() default 1;

    /** Step between outputs: one number, or {@code {vertical, horizontal}}. */
    int[] stride() default 1;

    /** Distance between kernel elements: one number, or {@code {vertical, horizontal}}. */
    int[] dilation() default 1;

    /** Zeros around the input; {@code VALID} or {@code SAME}. */
    Padding padding() default Padding.VALID;

    /** Explicit zeros: one number for all sides, {@code {vertical, horizontal}}, or {@code {top, bottom, left, right}}. */
    int[] pad() default {};

    /** False leaves the bias out. */
    boolean bias() default true;
}
