package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Lint;

/** Sigmoid on the layer of a loss that takes logits. */
final class SigmoidBeforeLoss extends ActivationBeforeLoss {
    SigmoidBeforeLoss() {
        super("SIGMOID");
    }

    @Override
    public Lint lint() {
        return Lint.SIGMOID_BEFORE_LOSS;
    }
}
