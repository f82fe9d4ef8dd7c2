package dev.lamina.processor.ir;

/** Which half of a training step computes a value. */
public enum Phase {
    FORWARD,
    BACKWARD
}
