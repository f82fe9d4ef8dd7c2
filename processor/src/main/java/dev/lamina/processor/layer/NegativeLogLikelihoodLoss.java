package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.PickOp;
import java.util.List;
import java.util.Optional;

/** {@code -x[label]} of log-probabilities x, mean over the labels. */
final class NegativeLogLikelihoodLoss implements LossType {
    @Override
    public String function() {
        return "NEGATIVE_LOG_LIKELIHOOD";
    }

    @Override
    public List<String> attributes() {
        return List.of("ignoreIndex", "classWeights", "classAxis");
    }

    @Override
    public boolean accepts(LossChecks checks) {
        return checks.isSingle("classAxis") && checks.isSingle("ignoreIndex") && checks.hasClasses(true);
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
        Node logs = g.prediction();
        int axis = g.attributes().classAxis(logs.shape());
        return ClassLosses.isPlain(g)
                ? g.reduced(g.scaled(g.builder().add(new PickOp(), logs, g.target()), -1))
                : ClassLosses.ofLabels(g, g.scaled(logs, -1), axis);
    }
}
