package dev.lamina.processor.lint;

import dev.lamina.processor.diagnostic.Lint;

/** Finds one lint in a model. */
interface LintRule {
    /** The lint that it finds. */
    Lint lint();

    /** Reports it wherever it is in the model, which has no errors. */
    void check(LintedModel model);
}
