package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.layer.LayerFacts;
import java.util.List;

/** All lints that look at models. */
public final class Lints {
    static final List<LintRule> ALL = List.of(
            new SoftmaxBeforeLoss(),
            new SigmoidBeforeLoss(),
            new LinearAfterLinear(),
            new BiasBeforeBatchNorm(),
            new DropoutBeforeLoss(),
            new PenaltyWithoutWeight(),
            new FrozenWithoutParameters(),
            new UnusedLayer(),
            new UnusedInput(),
            new UnitWithoutDropout(),
            new InitWithoutParameters());

    private Lints() {}

    /** Reports what is hardly meant in a model that has no errors. */
    public static void check(ModelDeclaration model, LayerFacts facts, Diagnostics diagnostics) {
        LintedModel linted = new LintedModel(model, facts, diagnostics);
        ALL.forEach(rule -> rule.check(linted));
    }
}
