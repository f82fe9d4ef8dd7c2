package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Position;

/**
 * The operation of a layer.
 *
 * @param kind the attribute of {@code @Layer} that holds it: {@code "dense"}, {@code "conv2d"}, …
 * @param attributes what the operation's own annotation says
 * @param position the operation's annotation
 */
public record OpDeclaration(String kind, Attributes attributes, Position position) {}
