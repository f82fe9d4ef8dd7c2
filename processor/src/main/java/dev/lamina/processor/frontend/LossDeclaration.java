package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Position;

/**
 * The {@code @Loss}.
 *
 * @param function name of the enum constant
 * @param from the layer that it reads from: the one that the user named, else the last
 * @param position the annotation
 * @param fromPosition the name, or the annotation where it is left out
 */
public record LossDeclaration(String function, String from, Position position, Position fromPosition) {}
