package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * 1-D convolution (cross-correlation: the kernel is not flipped). Input {@code [channels, length]}, output
 * {@code [filters, outLength]} with {@code out = (length + padding - dilation (kernel - 1) - 1) / stride + 1}, rounded down. W is
 * {@code [filters, channels/groups, kernel]}, W and b are drawn from U(-1/√fanIn, 1/√fanIn) with
 * {@code fanIn = channels/groups · kernel}. As PyTorch's Conv1d.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Conv1d {
    /** Number of output channels, a multiple of {@code groups}. */
    int filters();

    /** Kernel size. */
    int kernel();

    /** Step between outputs. */
    int stride() default 1;

    /** Distance between kernel elements. */
    int dilation() default 1;

    /** Zeros at the ends of the input. */
    Padding padding() default Padding.VALID;

    /** Explicit zeros at each end, with {@code padding = VALID} only. */
    int pad() default 0;

    /** Number of groups that channels and filters are divided into. */
    int groups() default 1;

    /** False leaves the bias out. */
    boolean bias() default true;
}
