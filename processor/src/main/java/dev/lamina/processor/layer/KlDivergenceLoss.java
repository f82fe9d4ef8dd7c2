package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import java.util.List;
import java.util.Optional;

/** {@code t (log t - x)} of log-probabilities x; {@code 0 log 0} is 0. */
final class KlDivergenceLoss implements LossType {
    @Override
    public String function() {
        return "KL_DIVERGENCE";
    }

    @Override
    public List<String> attributes() {
        return List.of("logTarget");
    }

    @Override
    public Optional<String> domain(LossAttributes attributes) {
        return Optional.of(attributes.flag("logTarget") ? LOG_PROBABILITIES : PROBABILITIES);
    }

    @Override
    public Node build(LossGraph g) {
        Node t = g.target();
        if (g.attributes().flag("logTarget")) {
            return g.reduced(g.mul(g.exp(t), g.sub(t, g.prediction())));
        }
        Node logs = g.log(g.choose(t, t, g.number(1)));
        return g.reduced(g.mul(t, g.sub(logs, g.prediction())));
    }
}
