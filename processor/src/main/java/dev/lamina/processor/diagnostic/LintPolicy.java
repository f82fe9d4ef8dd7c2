package dev.lamina.processor.diagnostic;

/** Says at which level a lint is reported at a place. */
@FunctionalInterface
public interface LintPolicy {
    /** Each lint at its own level, everywhere. */
    LintPolicy STANDARD = (lint, position) -> lint.level();

    /** The level of a lint that was found at the given place. */
    LintLevel level(Lint lint, Position position);
}
