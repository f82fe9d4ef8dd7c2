package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.SoftplusOp;
import java.util.List;
import java.util.Optional;

/** {@code softplus(z) - z t}, which is {@code -t log p - (1 - t) log(1 - p)} for p = sigmoid(z). */
final class BinaryCrossEntropyLoss implements LossType {
    @Override
    public String function() {
        return "BINARY_CROSS_ENTROPY";
    }

    @Override
    public List<String> attributes() {
        return List.of("posWeight");
    }

    @Override
    public boolean accepts(LossChecks checks) {
        return checks.areWeights(
                "posWeight",
                List.of(1, checks.lastSize()),
                "1 or " + checks.lastSize() + ", one for each element of the last axis");
    }

    @Override
    public String objective() {
        return PROBABILITY;
    }

    @Override
    public Optional<String> domain(LossAttributes attributes) {
        return Optional.of(PROBABILITIES);
    }

    @Override
    public Node build(LossGraph g) {
        Node logits = g.prediction();
        if (g.attributes().numbers("posWeight").isEmpty()) {
            Node weighted = g.mul(logits, g.target());
            return g.reduced(g.sub(g.builder().add(new SoftplusOp(), logits), weighted));
        }
        // (1 - t) z + (1 + (w - 1) t) softplus(-z)
        Node excess = g.sub(weight(g), g.number(1));
        Node factor = g.add(g.mul(excess, g.target()), g.number(1));
        Node softplus = g.builder().add(new SoftplusOp(), g.scaled(logits, -1));
        Node rest = g.mul(g.sub(g.number(1), g.target()), logits);
        return g.reduced(g.add(rest, g.mul(factor, softplus)));
    }

    private static Node weight(LossGraph g) {
        List<Float> weights = g.attributes().numbers("posWeight");
        int last = g.prediction().shape().rank() - 1;
        return weights.size() == 1
                ? g.number(weights.get(0))
                : g.table("posWeight", g.prediction().shape(), last);
    }
}
