package dev.lamina.processor.diagnostic;

/** What becomes of a lint. */
public enum LintLevel {
    /** Nothing is said. */
    OFF,
    /** The compiler warns; code is generated all the same. */
    WARNING,
    /** As any error: nothing is generated. */
    ERROR
}
