package dev.lamina.annotation;

/** What training makes small. Every loss is a mean, so it doesn't depend on the number of rows in a step. */
public enum LossFunction {
    /**
     * Cross-entropy of the softmax of the layer's values, which are logits: {@code -log softmax(z)[label]}, mean over
     * the rows. The layer's shape is {@code [classes]}; the target of a row is one class index.
     */
    SOFTMAX_CROSS_ENTROPY,
    /** {@code (y - t)²}, mean over all elements. The target has the layer's shape. */
    MEAN_SQUARED_ERROR,
    /**
     * Binary cross-entropy of the sigmoid of the layer's values, which are logits: {@code softplus(z) - z t}, mean
     * over all elements. The target has the layer's shape, with values from 0 to 1.
     */
    BINARY_CROSS_ENTROPY
}
