package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.SoftplusOp;
import java.util.List;
import java.util.Optional;

/** {@code w (softplus(z) - z t)}, mean over rows and classes. */
final class MultiLabelSoftMarginLoss implements LossType {
    @Override
    public String function() {
        return "MULTI_LABEL_SOFT_MARGIN";
    }

    @Override
    public List<String> attributes() {
        return List.of("classWeights");
    }

    @Override
    public boolean accepts(LossChecks checks) {
        return checks.areWeights(
                "classWeights", List.of(checks.lastSize()), checks.lastSize() + ", one for each class");
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
        Node z = g.prediction();
        Node each = g.sub(g.builder().add(new SoftplusOp(), z), g.mul(z, g.target()));
        boolean weighted = !g.attributes().numbers("classWeights").isEmpty();
        return g.reduced(
                weighted
                        ? g.mul(
                                each,
                                g.table("classWeights", z.shape(), z.shape().rank() - 1))
                        : each);
    }
}
