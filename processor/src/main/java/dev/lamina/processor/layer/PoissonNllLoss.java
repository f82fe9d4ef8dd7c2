package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import java.util.List;
import java.util.Optional;

/** {@code λ - t log λ} of rates λ, given as they are or as logarithms, perhaps with Stirling's term. */
final class PoissonNllLoss implements LossType {
    @Override
    public String function() {
        return "POISSON_NLL";
    }

    @Override
    public List<String> attributes() {
        return List.of("logInput", "full", "eps");
    }

    @Override
    public boolean accepts(LossChecks checks) {
        return checks.isNotNegative("eps");
    }

    @Override
    public Optional<String> domain(LossAttributes attributes) {
        return Optional.of(NOT_NEGATIVE);
    }

    @Override
    public Node build(LossGraph g) {
        Node x = g.prediction();
        Node t = g.target();
        Node each = g.attributes().flag("logInput")
                ? g.sub(g.exp(x), g.mul(t, x))
                : g.sub(x, g.mul(t, g.log(g.add(x, g.number(g.attributes().decimal("eps", 1e-8f))))));
        return g.reduced(g.attributes().flag("full") ? g.add(each, stirling(g, t)) : each);
    }

    /** {@code t log t - t + log(2π t) / 2}, an approximation of log t! where t is above 1; else 0. */
    private static Node stirling(LossGraph g, Node t) {
        Node above = g.sub(t, g.number(1));
        Node logs = g.log(g.choose(above, t, g.number(1)));
        Node half = g.scaled(g.add(logs, g.number((float) Math.log(2 * Math.PI))), 0.5f);
        return g.choose(above, g.add(g.sub(g.mul(t, logs), t), half), g.number(0));
    }
}
