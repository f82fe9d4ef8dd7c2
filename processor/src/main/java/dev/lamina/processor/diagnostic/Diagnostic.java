package dev.lamina.processor.diagnostic;

import java.util.Optional;

/**
 * One finding about a model.
 *
 * @param message which message it is
 * @param severity whether it keeps the model from being compiled
 * @param position the attribute at fault
 * @param text the first line, which stands alone; starts with the id in brackets
 * @param flow how data comes to the place at fault, such as {@code input[784] -> hidden[128] -> conv}
 * @param help what to do about it
 */
public record Diagnostic(
        Message message, Severity severity, Position position, String text, Optional<String> flow, String help) {}
