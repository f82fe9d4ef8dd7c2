package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import java.util.Optional;

/** A kind of layer: checks its attributes and the shapes it is given, and builds its graph. */
interface LayerType {
    /** The attribute of {@code @Layer} that declares it. */
    String attribute();

    /** True if it joins two or more layers. */
    default boolean isMerge() {
        return false;
    }

    /** Adds the layer's nodes; returns its result, or nothing if an error was reported. */
    Optional<Node> build(LayerContext context);
}
