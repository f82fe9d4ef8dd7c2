package dev.lamina.processor.testing;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.ParameterOp;
import java.util.Optional;

/**
 * A differentiated graph and the values of its leaves.
 *
 * @param name what a failure is reported as; says how the case can be made again
 */
public record GraphCase(String name, Graph graph, int rows, Externals externals) {
    /** The leaf that a gradient belongs to; none if nothing depends on it, so that it isn't in the graph. */
    public Optional<Op> leaf(Result gradient) {
        return graph.nodes().stream()
                .<Op>map(Node::op)
                .filter(op -> (op instanceof ParameterOp parameter
                                && gradient.kind() == Result.Kind.GRADIENT
                                && parameter.name().equals(gradient.name()))
                        || (op instanceof InputOp input
                                && gradient.kind() == Result.Kind.INPUT_GRADIENT
                                && input.name().equals(gradient.name())))
                .findFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
