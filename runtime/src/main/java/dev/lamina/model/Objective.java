package dev.lamina.model;

/** What a network is trained to make small. It tells an evaluation how to turn raw outputs into a loss. */
public enum Objective {
    /** {@code -log softmax(z)[label]} of logits {@code z}; mean over the rows. */
    SOFTMAX_CROSS_ENTROPY,
    /** {@code (y - t)²}; mean over all elements. */
    MEAN_SQUARED_ERROR,
    /** {@code softplus(z) - z t} of logits {@code z} and targets from 0 to 1; mean over all elements. */
    BINARY_CROSS_ENTROPY
}
