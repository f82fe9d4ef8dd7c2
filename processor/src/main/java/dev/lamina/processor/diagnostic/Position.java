package dev.lamina.processor.diagnostic;

/**
 * A place in the user's source. Stages take it from the declarations and hand it back with a message; only the frontend,
 * which makes it, knows what is inside.
 */
public interface Position {}
