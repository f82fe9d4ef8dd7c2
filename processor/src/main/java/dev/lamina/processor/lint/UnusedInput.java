package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Lint;
import dev.lamina.processor.frontend.InputDeclaration;
import java.util.Set;

/** An input that no layer reads. */
final class UnusedInput implements LintRule {
    @Override
    public Lint lint() {
        return Lint.UNUSED_INPUT;
    }

    @Override
    public void check(LintedModel model) {
        Set<String> used = model.used();
        for (InputDeclaration input : model.declaration().inputs()) {
            if (!used.contains(input.name())) {
                model.report(lint().message(), input.position(), input.name());
            }
        }
    }
}
