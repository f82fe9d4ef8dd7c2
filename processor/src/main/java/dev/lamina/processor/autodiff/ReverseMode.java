package dev.lamina.processor.autodiff;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.ReduceOp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reverse-mode differentiation: walks the graph from the loss back and lets each operation's rule add the nodes that
 * compute the gradients of its inputs. Only what leads to a wanted node is differentiated, so frozen layers get no
 * backward code.
 */
public final class ReverseMode {
    private final GraphBuilder builder;
    private final Map<Node, Node> gradients = new HashMap<>();
    private final Set<Node> active;

    private ReverseMode(GraphBuilder builder, Set<Node> active) {
        this.builder = builder;
        this.active = active;
    }

    /**
     * Adds the backward pass to a graph.
     *
     * @param builder the graph
     * @param loss a scalar
     * @param wanted the nodes whose gradients are asked for
     * @return the gradient of each wanted node that the loss depends on
     */
    public static Map<Node, Node> differentiate(GraphBuilder builder, Node loss, List<Node> wanted) {
        builder.phase(Phase.BACKWARD);
        Node one = builder.add(new ConstantOp(1f));
        builder.phase(Phase.FORWARD);
        return differentiate(builder, Map.of(loss, one), wanted);
    }

    /**
     * Adds the backward pass to a graph whose results' gradients are known.
     *
     * @param builder the graph
     * @param seeds the gradients of its results
     * @param wanted the nodes whose gradients are asked for
     * @return the gradient of each wanted node that a result depends on
     */
    public static Map<Node, Node> differentiate(GraphBuilder builder, Map<Node, Node> seeds, List<Node> wanted) {
        List<Node> forward = builder.nodes();
        ReverseMode walk = new ReverseMode(builder, active(forward, wanted));
        builder.phase(Phase.BACKWARD);
        walk.gradients.putAll(seeds);
        int last = seeds.keySet().stream().mapToInt(Node::id).max().orElse(-1);
        for (int i = last; i >= 0; i--) {
            walk.visit(forward.get(i));
        }
        builder.phase(Phase.FORWARD).differentiating(Set.of());
        Map<Node, Node> result = new HashMap<>();
        for (Node node : wanted) {
            if (walk.gradients.containsKey(node)) {
                result.put(node, walk.gradients.get(node));
            }
        }
        return result;
    }

    /** The nodes that depend on a wanted one. */
    private static Set<Node> active(List<Node> nodes, List<Node> wanted) {
        Set<Node> active = new HashSet<>(wanted);
        for (Node node : nodes) {
            if (node.inputs().stream().anyMatch(active::contains)) {
                active.add(node);
            }
        }
        return active;
    }

    private void visit(Node node) {
        Node gradient = gradients.get(node);
        if (gradient == null || !active.contains(node)) {
            return;
        }
        builder.origin(node.origin());
        if (!node.name().isEmpty() && !gradient.inputs().isEmpty()) {
            builder.name(gradient, gradientName(node.name()));
        }
        builder.differentiating(Set.of(node));
        node.op().gradient(new Context(node, gradient));
    }

    /** {@code dHidden} for {@code hidden}. */
    public static String gradientName(String name) {
        return "d" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private final class Context implements GradientContext {
        private final Node node;
        private final Node outputGradient;

        Context(Node node, Node outputGradient) {
            this.node = node;
            this.outputGradient = outputGradient;
        }

        @Override
        public Node node() {
            return node;
        }

        @Override
        public Node outputGradient() {
            return outputGradient;
        }

        @Override
        public GraphBuilder builder() {
            return builder;
        }

        @Override
        public Map<Node, Node> differentiate(GraphBuilder graph, Map<Node, Node> seeds, List<Node> wanted) {
            return ReverseMode.differentiate(graph, seeds, wanted);
        }

        @Override
        public boolean wants(int input) {
            return active.contains(node.input(input));
        }

        @Override
        public void contribute(int input, Node gradient) {
            if (wants(input)) {
                gradients.merge(node.input(input), inShapeOf(node.input(input), gradient), this::added);
            }
        }

        /** What several readers of a value contribute adds up, by no rule of one of them. */
        private Node added(Node first, Node second) {
            builder.differentiating(Set.of());
            Node sum = builder.add(new AddOp(), first, second);
            builder.differentiating(Set.of(node));
            return sum;
        }

        /** A single number that met all elements of an array gets the sum of what each of them contributes. */
        private Node inShapeOf(Node value, Node gradient) {
            if (gradient.shape().equals(value.shape())) {
                return gradient;
            }
            if (value.shape().rank() > 0) {
                throw new IllegalStateException("the gradient of " + value.shape() + " through "
                        + node.op().mnemonic() + " has shape " + gradient.shape());
            }
            ReduceOp sum = new ReduceOp(ReduceOp.Kind.SUM, gradient.shape().otherAxes(List.of()));
            return builder.add(sum, gradient);
        }
    }
}
