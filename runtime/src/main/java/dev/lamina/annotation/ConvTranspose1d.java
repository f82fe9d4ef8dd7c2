package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * 1-D transposed convolution, the adjoint of {@link Conv1d}: every input element adds the kernel, times its value, to the
 * output, {@code stride} apart. Input {@code [channels, length]}, output {@code [filters, outLength]} with
 * {@code out = (size - 1) stride - 2 pad + dilation (kernel - 1) + outputPadding + 1}. W is
 * {@code [channels, filters/groups, kernel]}, W and b are drawn from U(-1/√fan, 1/√fan) with
 * {@code fan = filters/groups · kernel}, as PyTorch's ConvTranspose1d.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface ConvTranspose1d {
    /** Number of output channels, a multiple of {@code groups}. */
    int filters();

    /** Kernel size. */
    int kernel();

    /** Distance in the output between the places of neighbouring inputs. */
    int stride() default 1;

    /** Number of outputs that are cut off at each end. */
    int pad() default 0;

    /** Number of outputs added at the end; below {@code stride} or {@code dilation}. */
    int outputPadding() default 0;

    /** Distance between kernel elements. */
    int dilation() default 1;

    /** Number of groups that channels and filters are divided into. */
    int groups() default 1;

    /** False leaves the bias out. */
    boolean bias() default true;
}
