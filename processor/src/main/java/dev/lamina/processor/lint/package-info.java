/**
 * What compiles but is hardly what is meant: one file for each lint, which looks at a model without errors. What they are
 * called and at which level they are reported is {@link dev.lamina.processor.diagnostic.Lint}'s matter.
 */
package dev.lamina.processor.lint;
