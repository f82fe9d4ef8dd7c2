package dev.lamina.processor.layer;

import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.ReshapeOp;
import java.util.List;
import java.util.Optional;

/**
 * The axes behind the channels that windows run over. Operations know images only: a sequence is read as an image of
 * one line, which costs nothing.
 */
enum Spatial {
    /** One axis; attributes are single numbers. */
    SEQUENCE,
    /** Height and width; attributes are one number or one for each axis. */
    IMAGE;

    /** What the layer reads as {@code [N, channels, height, width]}; empty if an error was reported. */
    Optional<Node> image(LayerContext context) {
        if (!context.hasRank(
                this == IMAGE ? 3 : 2, this == IMAGE ? "[channels, height, width]" : "[channels, length]")) {
            return Optional.empty();
        }
        Node x = context.input();
        return Optional.of(
                this == IMAGE
                        ? x
                        : context.add(
                                new ReshapeOp(Shape.rows(
                                        x.shape().dim(1), 1, x.shape().dim(2))),
                                x));
    }

    /** The result of an operation on images with the axes that the layer has. */
    Node result(LayerContext context, Node y) {
        Shape shape = y.shape();
        return this == IMAGE ? y : context.add(new ReshapeOp(Shape.rows(shape.dim(1), shape.dim(3))), y);
    }

    /** The shape in weight files of what operations see with two axes behind the channels. */
    Shape weightShape(int first, int second, List<Integer> kernel) {
        return this == IMAGE
                ? Shape.of(first, second, kernel.get(0), kernel.get(1))
                : Shape.of(first, second, kernel.get(1));
    }

    /** A weight as operations see it. */
    Node weight(LayerContext context, Node weight) {
        Shape shape = weight.shape();
        return this == IMAGE
                ? weight
                : context.add(new ReshapeOp(Shape.of(shape.dim(0), shape.dim(1), 1, shape.dim(2))), weight);
    }

    /** Reports numbers below the smallest, or too many of them; returns true if there are none. */
    boolean check(LayerAttributes attributes, String attribute, String meaning, int smallest) {
        return this == IMAGE
                ? attributes.isPair(attribute, meaning, smallest)
                : attributes.isAtLeast(attribute, meaning, smallest);
    }

    /** The vertical and the horizontal value; {@code neutral} is what holds for the height of a sequence. */
    List<Integer> pair(Attributes attributes, String attribute, int neutral) {
        return this == IMAGE
                ? LayerContext.pair(attributes, attribute)
                : List.of(neutral, attributes.integer(attribute));
    }

    /** A height and a width, or a length, as people write them. */
    String size(long height, long width) {
        return this == IMAGE ? LayerContext.size(height, width) : Long.toString(width);
    }

    /** The size of an input as people write it in front of it. */
    String extent(long height, long width) {
        return this == IMAGE ? LayerContext.size(height, width) : "length-" + width;
    }

    /** Numbers as an attribute takes them. */
    String values(List<? extends Number> pair) {
        return this == IMAGE ? LayerContext.values(pair) : pair.get(1).toString();
    }
}
