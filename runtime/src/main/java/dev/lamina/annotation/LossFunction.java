package dev.lamina.annotation;

/**
 * What training makes small. x is the layer's value, t the target, which has the layer's shape unless something else is
 * said. The terms of all elements are averaged, see {@link Loss#reduction}, which every function takes, as it does
 * {@link Loss#sampleWeights}. Definitions and defaults are PyTorch's.
 */
public enum LossFunction {
    /**
     * Cross-entropy of the softmax of the layer's values, which are logits: {@code -log softmax(x)[label]}. The layer's
     * shape is {@code [classes]}, with one label a row, or has more axes, with one label for each position on them.
     * Takes labelSmoothing, ignoreIndex, classWeights and classAxis.
     */
    SOFTMAX_CROSS_ENTROPY,
    /**
     * Cross-entropy of the softmax of logits against a distribution: {@code -Σ t log softmax(x)} over the classes, mean
     * over all positions. Takes labelSmoothing, classWeights and classAxis.
     */
    DISTRIBUTION_CROSS_ENTROPY,
    /**
     * {@code -x[label]}, the layer's values being log-probabilities. Shapes as for {@link #SOFTMAX_CROSS_ENTROPY}. Takes
     * ignoreIndex, classWeights and classAxis.
     */
    NEGATIVE_LOG_LIKELIHOOD,
    /** {@code (x - t)²}. */
    MEAN_SQUARED_ERROR,
    /** {@code |x - t|}; the gradient is 0 where both are equal. */
    MEAN_ABSOLUTE_ERROR,
    /**
     * {@code d² / 2} for d = x - t up to delta, {@code delta (|d| - delta / 2)} beyond (Huber 1964, "Robust Estimation of
     * a Location Parameter"). Takes delta.
     */
    HUBER,
    /** {@code d² / (2 beta)} for d = x - t below beta, {@code |d| - beta / 2} beyond. Takes beta. */
    SMOOTH_L1,
    /**
     * Binary cross-entropy of the sigmoid of the layer's values, which are logits: {@code softplus(x) - x t}, targets
     * from 0 to 1. Takes posWeight.
     */
    BINARY_CROSS_ENTROPY,
    /** {@code -t log x - (1 - t) log(1 - x)} of probabilities; a logarithm is at least -100. */
    PROBABILITY_BINARY_CROSS_ENTROPY,
    /**
     * {@code t (log t - x)}, the layer's values being log-probabilities and targets probabilities, or their logarithms
     * with logTarget. The divergence proper is reduction = BATCH_MEAN. Takes logTarget.
     */
    KL_DIVERGENCE,
    /**
     * Counts t with the rate {@code exp(x)}: {@code exp(x) - t x}; without logInput the rate is x:
     * {@code x - t log(x + eps)}, eps 1e-8. With full, Stirling's {@code t log t - t + log(2π t) / 2} is added where
     * t > 1. Takes logInput, full and eps.
     */
    POISSON_NLL,
    /**
     * Two layers, mean x and variance v, of one shape: {@code (log v + (x - t)² / v) / 2}, v being at least eps, 1e-6.
     * With full, {@code log(2π) / 2} is added. Takes full and eps.
     */
    GAUSSIAN_NLL,
    /** {@code max(0, 1 - x t)}, targets -1 or 1. */
    HINGE,
    /** {@code max(0, 1 - x t)²}, targets -1 or 1. */
    SQUARED_HINGE,
    /** x where the target is 1, {@code max(0, margin - x)} where it is -1; margin 1. Takes margin. */
    HINGE_EMBEDDING,
    /** {@code log(1 + exp(-x t))}, targets -1 or 1. */
    SOFT_MARGIN,
    /** Binary cross-entropy of logits for several classes at once, targets 0 or 1. Takes classWeights (last axis). */
    MULTI_LABEL_SOFT_MARGIN,
    /**
     * {@code Σ max(0, margin - x[label] + x[c])^p / classes} over the other classes c, times the weight of the label;
     * margin 1, p 1. The layer's shape is {@code [classes]}. Takes margin, p and classWeights.
     */
    MULTI_MARGIN,
    /**
     * Two layers of shape {@code [features]}: {@code 1 - cos} where the row's target is 1, {@code max(0, cos - margin)}
     * where it is -1; margin 0. The target of a row is one value. Takes margin.
     */
    COSINE_EMBEDDING,
    /**
     * Two layers x1 and x2 of one shape: {@code max(0, margin - t (x1 - x2))}; a target of 1 wants x1 to be larger, -1
     * x2; margin 0. Takes margin.
     */
    MARGIN_RANKING,
    /**
     * Three layers of shape {@code [features]}, anchor, positive and negative: {@code max(0, D(a, p) - D(a, n) +
     * margin)} with {@code D(u, v) = ‖u - v + eps‖} of power p; margin 1, p 2, eps 1e-6; with swap the negative's
     * distance is the smaller one of D(a, n) and D(p, n). There is no target. Takes margin, p, eps and swap.
     */
    TRIPLET_MARGIN,
    /**
     * Connectionist temporal classification (Graves et al. 2006, "Connectionist Temporal Classification: Labelling
     * Unsegmented Sequence Data with Recurrent Neural Networks"): {@code -log Σ p(path)} over all paths of one class a
     * step that become the row's labels once repetitions are merged and blanks are removed. The layer has the shape
     * {@code [steps, classes]} and holds log-probabilities, as {@code LOG_SOFTMAX} gives them. A row of the target is
     * {@code [maxLabels]} labels; shorter ones are filled up with the blank: the labels end at the first one. The mean
     * divides each row's loss by the number of its labels, then averages over the rows. A row whose labels don't fit
     * into its steps has an infinite loss, or none with zeroInfinity, and no gradient. Takes blank, maxLabels,
     * inputLengths and zeroInfinity.
     */
    CTC
}
