package dev.lamina.processor.diagnostic;

/** Whether a message keeps the model from being compiled. */
public enum Severity {
    /** The model can't be compiled; nothing is generated for it. */
    ERROR,
    /** The model compiles but is probably not what its author wants. */
    WARNING
}
