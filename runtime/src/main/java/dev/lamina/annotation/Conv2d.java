package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * 2-D convolution (cross-correlation: the kernel is not flipped). Input {@code [channels, height, width]}, output
 * {@code [filters, outHeight, outWidth]} with {@code out = (size + padding - dilation (kernel - 1) - 1) / stride + 1}, rounded
 * down. W is {@code [filters, channels/groups, kernelHeight, kernelWidth]}, W and b are drawn from U(-1/√fanIn, 1/√fanIn) with
 * {@code fanIn = channels/groups · kernelHeight · kernelWidth}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Conv2d {
    /** Number of output channels, a multiple of {@code groups}. */
    int filters();

    /** Kernel size: one number, or {@code {height, width}}. */
    int[] kernel();

    /** Step between outputs: one number, or {@code {vertical, horizontal}}. */
    int[] stride() default 1;

    /** Distance between kernel elements: one number, or {@code {vertical, horizontal}}. */
    int[] dilation() default 1;

    /** Zeros around the input, {@code VALID} or {@code SAME}; {@code pad} goes with {@code VALID}. */
    Padding padding() default Padding.VALID;

    /** Explicit zeros: one number for all sides, {@code {vertical, horizontal}}, or {@code {top, bottom, left, right}}. */
    int[] pad() default {};

    /** Number of groups that channels and filters are divided into; equal to the channels for a depthwise
     * convolution. */
    int groups() default 1;

    /** False leaves the bias out. */
    boolean bias() default true;
}
