package dev.lamina.annotation;

/**
 * Where first values come from. A weight of shape {@code [s0, s1, ...]} in weight files has {@code fan_in = s1 · s2 · ...}
 * and {@code fan_out = s0 · s2 · ...}, as PyTorch counts them.
 */
public enum Distribution {
    /** U(-a, a), {@code a = √(6 / ((1 + slope²) fan))} (He et al., 2015). */
    KAIMING_UNIFORM,
    /** N(0, σ²), {@code σ = √(2 / ((1 + slope²) fan))} (He et al., 2015). */
    KAIMING_NORMAL,
    /** U(-a, a), {@code a = gain √(6 / (fan_in + fan_out))} (Glorot and Bengio, 2010). */
    XAVIER_UNIFORM,
    /** N(0, σ²), {@code σ = gain √(2 / (fan_in + fan_out))} (Glorot and Bengio, 2010). */
    XAVIER_NORMAL,
    /** U(-a, a), {@code a = √(3 / fan_in)} (LeCun et al., 1998). */
    LECUN_UNIFORM,
    /** N(0, σ²), {@code σ = 1 / √fan_in} (LeCun et al., 1998). */
    LECUN_NORMAL,
    /**
     * {@code gain} times a random matrix {@code [s0, s1 · s2 · ...]} whose rows are orthonormal, or whose columns are if
     * there are more rows (Saxe et al., 2014).
     */
    ORTHOGONAL,
    /** N(0, σ²) without what is below {@code low σ} or above {@code high σ} (-2σ and 2σ), {@code σ = std}. */
    TRUNCATED_NORMAL,
    /** N(0, σ²), {@code σ = std}. */
    NORMAL,
    /** U(-bound, bound). */
    UNIFORM,
    /** {@code constant} everywhere. */
    CONSTANT,
    /** 0 everywhere. */
    ZEROS,
    /** 1 everywhere. */
    ONES
}
