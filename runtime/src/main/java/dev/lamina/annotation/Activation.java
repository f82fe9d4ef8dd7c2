package dev.lamina.annotation;

/** The non-linear function that a layer applies to its result, element by element unless said otherwise. */
public enum Activation {
    /** {@code y = x}: no activation. */
    NONE,
    /** {@code y = max(x, 0)}; the derivative at 0 is 0. */
    RELU,
    /** {@code y = x} for {@code x > 0}, else {@code 0.01 x}; the derivative at 0 is 0.01. */
    LEAKY_RELU,
    /** {@code y = 1 / (1 + exp(-x))}. */
    SIGMOID,
    /** {@code y = tanh(x)}. */
    TANH,
    /** {@code y = x Φ(x) = x/2 (1 + erf(x / √2))}, the exact form (Hendrycks and Gimpel, 2016). */
    GELU,
    /** {@code y = x/2 (1 + tanh(√(2/π) (x + 0.044715 x³)))}, the approximation of GELU that GPT-2 uses. */
    GELU_TANH,
    /** {@code y = x sigmoid(x)}, also called swish. */
    SILU,
    /** {@code y_j = exp(x_j) / Σ exp(x)} over the last axis. */
    SOFTMAX
}
