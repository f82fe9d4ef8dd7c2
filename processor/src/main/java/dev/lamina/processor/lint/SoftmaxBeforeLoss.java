package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Lint;

/** Softmax on the layer of a loss that takes logits. */
final class SoftmaxBeforeLoss extends ActivationBeforeLoss {
    SoftmaxBeforeLoss() {
        super("SOFTMAX");
    }

    @Override
    public Lint lint() {
        return Lint.SOFTMAX_BEFORE_LOSS;
    }
}
