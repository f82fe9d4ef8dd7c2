package dev.lamina.annotation;

/**
 * The non-linear function that a layer applies to its result, element by element unless said otherwise. Constants and the
 * derivatives at kinks are PyTorch's. Parameters have the values of {@link ActivationParameters}, whose defaults are given in
 * brackets.
 */
public enum Activation {
    /** {@code y = x}: no activation. */
    NONE,
    /** {@code y = max(x, 0)}; the derivative at 0 is 0. */
    RELU,
    /** {@code y = min(max(x, 0), 6)}; the derivative at 0 and at 6 is 0 (Howard et al., 2017). */
    RELU6,
    /** {@code y = x} for {@code x > 0}, else {@code slope x}; the derivative at 0 is the slope (0.01). */
    LEAKY_RELU,
    /**
     * {@code y = x} for {@code x > 0}, else {@code α (exp(x) - 1)} with α (1); the derivative at 0 is α (Clevert, Unterthiner
     * and Hochreiter, 2016).
     */
    ELU,
    /** {@code y = max(x, 0) + min(0, α (exp(x/α) - 1))} with α (1) (Barron, 2017). */
    CELU,
    /**
     * {@code y = 1.0507 x} for {@code x > 0}, else {@code 1.0507 · 1.67326 (exp(x) - 1)}; the derivative at 0 is that of the
     * negative side, 1.7581 (Klambauer et al., 2017).
     */
    SELU,
    /** {@code y = 1 / (1 + exp(-x))}. */
    SIGMOID,
    /** {@code y = ln(sigmoid(x)) = -ln(1 + exp(-x))}. */
    LOG_SIGMOID,
    /** {@code y = min(max(x + 3, 0), 6) / 6}; the derivative at ±3 is 0. */
    HARD_SIGMOID,
    /** {@code y = tanh(x)}. */
    TANH,
    /** {@code y = min(max(x, min), max)} with min (-1) and max (1); the derivative at both is 0. */
    HARD_TANH,
    /** {@code y = x - tanh(x)}. */
    TANH_SHRINK,
    /** {@code y = x} for {@code |x| > λ}, else 0, with λ (0.5); the derivative at ±λ is 0. */
    HARD_SHRINK,
    /** {@code y = x - λ} for {@code x > λ}, {@code x + λ} for {@code x < -λ}, else 0, with λ (0.5); the derivative at ±λ is 0. */
    SOFT_SHRINK,
    /** {@code y = x / (1 + |x|)}. */
    SOFT_SIGN,
    /** {@code y = ln(1 + exp(β x)) / β} with β (1). */
    SOFTPLUS,
    /** {@code y = x Φ(x) = x/2 (1 + erf(x / √2))}, the exact form (Hendrycks and Gimpel, 2016). */
    GELU,
    /** {@code y = x/2 (1 + tanh(√(2/π) (x + 0.044715 x³)))}, the approximation of GELU that GPT-2 uses. */
    GELU_TANH,
    /** {@code y = x sigmoid(x)}, also called swish. */
    SILU,
    /** {@code y = x min(max(x + 3, 0), 6) / 6}; the derivative at -3 is -1/2, at 3 it is 1 (Howard et al., 2019). */
    HARD_SWISH,
    /** {@code y = x tanh(ln(1 + exp(x)))} (Misra, 2020). */
    MISH,
    /** {@code y_j = exp(x_j) / Σ exp(x)} over the last axis; for another axis see {@link Softmax}. */
    SOFTMAX,
    /** {@code y_j = x_j - ln Σ exp(x)} over the last axis. */
    LOG_SOFTMAX
}
