package dev.lamina.processor.ir;

import java.util.List;
import java.util.Map;

/** What a gradient rule sees: one node, the gradient of the loss by its result, and where to leave its inputs' gradients. */
public interface GradientContext {
    /** The node whose inputs' gradients are wanted. */
    Node node();

    /** The gradient of the loss by the node's result; has the result's shape. */
    Node outputGradient();

    /** Where new nodes are made. */
    GraphBuilder builder();

    /** True if somebody needs the gradient of that input. */
    boolean wants(int input);

    /** Adds a contribution to the gradient of that input; it must have the input's shape. */
    void contribute(int input, Node gradient);

    /**
     * Differentiates a graph of its own, such as one step of a recurrence.
     *
     * @param graph the graph
     * @param seeds the gradients of its results
     * @param wanted the nodes whose gradients are asked for
     * @return the gradient of each wanted node that a result depends on
     */
    Map<Node, Node> differentiate(GraphBuilder graph, Map<Node, Node> seeds, List<Node> wanted);

    /** The node's input. */
    default Node input(int index) {
        return node().inputs().get(index);
    }
}
