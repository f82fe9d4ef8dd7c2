package dev.lamina.annotation;

/** How a convolution treats the border of its input. */
public enum Padding {
    /** No padding: the output shrinks by {@code dilation (kernel - 1)} before the stride is applied. */
    VALID,
    /**
     * Zeros around the input so that with stride 1 the output has the input's height and width, and with stride s
     * {@code ceil(size / s)}. When the total is odd the extra zero stands at the end (bottom, right).
     */
    SAME,
    /**
     * {@code dilation (kernel - 1)} zeros in front of a sequence, so that no output sees an input that comes later. For 1-D
     * convolutions only.
     */
    CAUSAL
}
