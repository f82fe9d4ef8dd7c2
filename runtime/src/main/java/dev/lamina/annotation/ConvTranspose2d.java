package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * 2-D transposed convolution, the adjoint of {@link Conv2d}: every input element adds the kernel, times its value, to the
 * output, {@code stride} apart. Input {@code [channels, height, width]}, output {@code [filters, outHeight, outWidth]} with
 * {@code out = (size - 1) stride - 2 pad + dilation (kernel - 1) + outputPadding + 1}. W is
 * {@code [channels, filters/groups, kernelHeight, kernelWidth]}, W and b are drawn from U(-1/√fan, 1/√fan) with
 * {@code fan = filters/groups · kernelHeight · kernelWidth}, as PyTorch's ConvTranspose2d.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface ConvTranspose2d {
    /** Number of output channels, a multiple of {@code groups}. */
    int filters();

    /** Kernel size: one number, or {@code {height, width}}. */
    int[] kernel();

    /** Distance in the output between neighbouring inputs: one number, or {@code {vertical, horizontal}}. */
    int[] stride() default 1;

    /** Number of outputs cut off on each side: one number, or {@code {vertical, horizontal}}. */
    int[] pad() default 0;

    /** Rows and columns added at the bottom and on the right: one number, or {@code {vertical, horizontal}}; below
     * {@code stride} or {@code dilation}. */
    int[] outputPadding() default 0;

    /** Distance between kernel elements: one number, or {@code {vertical, horizontal}}. */
    int[] dilation() default 1;

    /** Number of groups that channels and filters are divided into. */
    int groups() default 1;

    /** False leaves the bias out. */
    boolean bias() default true;
}
