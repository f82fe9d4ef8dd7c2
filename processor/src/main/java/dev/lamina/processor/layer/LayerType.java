package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import java.util.Optional;

/** A kind of layer: checks its attributes and the shapes it is given, and builds its graph. */
interface LayerType {
    /** The attribute of {@code @Layer} that declares it. */
    String attribute();

    /** True if it reads from several layers. */
    default boolean isMerge() {
        return false;
    }

    /** True if it joins two or more layers, so that it can't read from a single one. */
    default boolean needsSeveral() {
        return isMerge();
    }

    /** True if it reads integers, which all others don't know what to do with. */
    default boolean readsIndices() {
        return false;
    }

    /** Reports attributes that are wrong whatever the layer reads; returns true if there are none. */
    default boolean check(LayerAttributes attributes) {
        return true;
    }

    /** Adds the nodes of a layer whose attributes are right; returns its result, or nothing if an error was reported. */
    Optional<Node> build(LayerContext context);
}
