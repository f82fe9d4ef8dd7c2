package dev.lamina.processor.op;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.Leaves;

/**
 * One use of an operation that its tests run.
 *
 * @param op the operation
 * @param variant which use of it this is, for people
 * @param build applies it to leaves
 */
public record OpCase(Class<? extends Op> op, String variant, Build build) {
    /** Applies the operation. */
    public interface Build {
        /** The operation's result. */
        Node of(Leaves leaves);
    }

    /** The graph with its gradients. */
    public GraphCase graph(int rows, long seed) {
        Leaves leaves = new Leaves(rows, seed);
        String name = this + ", " + rows + " rows, seed " + seed;
        return leaves.differentiate(name, build.of(leaves));
    }

    @Override
    public String toString() {
        return op.getSimpleName() + ": " + variant;
    }
}
