package dev.lamina.processor.testing;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What comes from outside a graph: inputs, targets, labels, parameters and dropout masks. Kept by operation, not by
 * node, so that it fits every rewriting of the graph.
 */
public final class Externals implements Function<Node, double[]> {
    private final Map<Op, double[]> values = new LinkedHashMap<>();

    /** Sets the value of a leaf. */
    public Externals put(Op leaf, double[] value) {
        values.put(leaf, value);
        return this;
    }

    /** The value of a leaf itself, not a copy. */
    public double[] get(Op leaf) {
        double[] value = values.get(leaf);
        if (value == null) {
            throw new IllegalStateException("nothing was given for " + leaf);
        }
        return value;
    }

    /** All leaves that have a value, in order of definition. */
    public Set<Op> leaves() {
        return values.keySet();
    }

    @Override
    public double[] apply(Node leaf) {
        return get(leaf.op());
    }
}
