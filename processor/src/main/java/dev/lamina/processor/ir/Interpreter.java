package dev.lamina.processor.ir;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Evaluates a graph in double precision, node by node, from the definition that each operation gives of itself. Slow
 * and simple: the reference that generated code and gradients are held against.
 */
public final class Interpreter {
    private final int rows;
    private final Function<Node, double[]> externals;
    private final Map<Node, double[]> values = new HashMap<>();

    /**
     * @param rows rows of the step
     * @param externals the values of inputs, targets, parameters and dropout masks
     */
    public Interpreter(int rows, Function<Node, double[]> externals) {
        this.rows = rows;
        this.externals = externals;
    }

    /** Evaluates every node; returns the interpreter for {@link #value}. */
    public Interpreter run(Graph graph) {
        for (Node node : graph.nodes()) {
            double[] value = node.op().evaluate(new NodeEvaluation(node));
            int expected = node.shape().elements(rows);
            if (value.length != expected) {
                throw new IllegalStateException(node.op().mnemonic() + " gave " + value.length + " elements for "
                        + node.shape() + " and " + rows + " rows");
            }
            values.put(node, value);
        }
        return this;
    }

    /** The value of a node. */
    public double[] value(Node node) {
        return values.get(node);
    }

    private final class NodeEvaluation implements Evaluation {
        private final Node node;

        NodeEvaluation(Node node) {
            this.node = node;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public Node node() {
            return node;
        }

        @Override
        public double[] input(int index) {
            return values.get(node.input(index));
        }

        @Override
        public double[] external(Node leaf) {
            return externals.apply(leaf);
        }
    }
}
