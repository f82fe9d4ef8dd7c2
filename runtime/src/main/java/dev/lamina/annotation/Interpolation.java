package dev.lamina.annotation;

/** How an enlarged image gets its pixels. */
public enum Interpolation {
    /** Every pixel is repeated: {@code y[i, j] = x[i / vertical, j / horizontal]}, rounded down. */
    NEAREST,
    /**
     * The mean of the four nearest pixels, weighted by nearness. Output i stands at {@code (i + 0.5) / scale - 0.5} of the
     * input; beyond the centres of the outermost pixels the edge goes on. As PyTorch's {@code align_corners=False}.
     */
    BILINEAR
}
