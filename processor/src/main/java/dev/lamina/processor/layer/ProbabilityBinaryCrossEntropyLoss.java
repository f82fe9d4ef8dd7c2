package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.BinaryCrossEntropyOp;
import java.util.Optional;

/** {@code -t log p - (1 - t) log(1 - p)} of probabilities p. */
final class ProbabilityBinaryCrossEntropyLoss implements LossType {
    @Override
    public String function() {
        return "PROBABILITY_BINARY_CROSS_ENTROPY";
    }

    @Override
    public Optional<String> domain(LossAttributes attributes) {
        return Optional.of(PROBABILITIES);
    }

    @Override
    public Node build(LossGraph g) {
        Node p = g.prediction();
        Node logs = g.log(p);
        Node counterLogs = g.log(g.sub(g.number(1), p));
        return g.reduced(g.builder().add(new BinaryCrossEntropyOp(), logs, counterLogs, p, g.target()));
    }
}
