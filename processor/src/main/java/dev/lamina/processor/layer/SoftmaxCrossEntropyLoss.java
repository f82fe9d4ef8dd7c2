package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.PickOp;
import dev.lamina.processor.op.SubOp;
import java.util.List;
import java.util.Optional;

/** {@code log Σ exp(z) - z[label]}, mean over the labels. */
final class SoftmaxCrossEntropyLoss implements LossType {
    @Override
    public String function() {
        return "SOFTMAX_CROSS_ENTROPY";
    }

    @Override
    public List<String> attributes() {
        return List.of("labelSmoothing", "ignoreIndex", "classWeights", "classAxis");
    }

    @Override
    public boolean accepts(LossChecks checks) {
        return checks.isSingle("classAxis")
                && checks.isSingle("ignoreIndex")
                && checks.hasClasses(true)
                && checks.isFraction("labelSmoothing");
    }

    @Override
    public String objective() {
        return CLASS;
    }

    @Override
    public Optional<Op> target(LossAttributes attributes, Shape prediction) {
        return ClassLosses.labels(attributes, prediction);
    }

    @Override
    public Node build(LossGraph g) {
        Node logits = g.prediction();
        int axis = g.attributes().classAxis(logits.shape());
        if (!ClassLosses.isPlain(g)) {
            return ClassLosses.ofLabels(g, ClassLosses.minusLogSoftmax(g, logits, axis), axis);
        }
        Node logSum = ClassLosses.logSum(g, logits, axis);
        Node picked = g.builder().add(new PickOp(), logits, g.target());
        return g.reduced(g.builder().named("lossPerRow", new SubOp(), logSum, picked));
    }
}
