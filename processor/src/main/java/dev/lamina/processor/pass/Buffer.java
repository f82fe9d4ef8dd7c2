package dev.lamina.processor.pass;

import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import java.util.Optional;

/**
 * Memory for one value.
 *
 * @param name the name of the field that holds it
 * @param role what it is for
 * @param shape shape of the value
 * @param type type of the elements
 * @param key for an input or output its name, for a target its slot, for a parameter its name in weight files, for constants the numbers
 * @param sharesWith a buffer whose memory it takes over, since that value is no longer needed
 * @param value the value; empty for an input that no layer reads
 */
public record Buffer(
        String name,
        Role role,
        Shape shape,
        ElementType type,
        String key,
        Optional<String> sharesWith,
        Optional<Node> value) {
    /** What a buffer is for. */
    public enum Role {
        /** Filled by the user with rows of an input. */
        INPUT,
        /** Filled by the user with what the network should yield. */
        TARGET,
        /** Computed by inference before; an evaluation's loss reads it. */
        OUTPUT,
        /** A parameter or state; belongs to the network. */
        PARAMETER,
        /** Numbers that the model declares. */
        CONSTANT,
        /** Computed by a kernel. */
        VALUE
    }
}
