package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import java.util.List;
import java.util.Optional;

/** {@code -Σ w_c t_c log softmax(z)_c}, mean over the positions; t may be smoothed. */
final class DistributionCrossEntropyLoss implements LossType {
    @Override
    public String function() {
        return "DISTRIBUTION_CROSS_ENTROPY";
    }

    @Override
    public List<String> attributes() {
        return List.of("labelSmoothing", "classWeights", "classAxis");
    }

    @Override
    public boolean accepts(LossChecks checks) {
        return checks.isSingle("classAxis") && checks.hasClasses(true) && checks.isFraction("labelSmoothing");
    }

    @Override
    public String objective() {
        return CLASS;
    }

    @Override
    public Optional<String> domain(LossAttributes attributes) {
        return Optional.of(PROBABILITIES);
    }

    @Override
    public Node build(LossGraph g) {
        Node logits = g.prediction();
        int axis = g.attributes().classAxis(logits.shape());
        float smoothing = g.attributes().decimal("labelSmoothing");
        Node wanted = g.target();
        if (smoothing > 0) {
            Node spread = g.number(smoothing / logits.shape().dim(axis));
            wanted = g.add(g.scaled(wanted, 1 - smoothing), spread);
        }
        if (!g.attributes().numbers("classWeights").isEmpty()) {
            wanted = g.mul(wanted, g.table("classWeights", logits.shape(), axis));
        }
        Node terms = g.mul(wanted, ClassLosses.minusLogSoftmax(g, logits, axis));
        return g.reduced(g.sum(terms, List.of(axis)));
    }
}
