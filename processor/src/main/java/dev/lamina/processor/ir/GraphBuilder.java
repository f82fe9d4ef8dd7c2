package dev.lamina.processor.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes nodes. Every node's shape is inferred as it is made, and an operation that was already applied to the same
 * inputs in the same phase isn't made twice.
 */
public final class GraphBuilder {
    private record Key(Op op, List<Node> inputs) {}

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Key, Integer> known = new HashMap<>();
    private String origin = "";
    private Phase phase = Phase.FORWARD;
    private Set<Node> differentiated = Set.of();

    /** Nodes that follow belong to this layer. */
    public GraphBuilder origin(String layer) {
        origin = layer;
        return this;
    }

    /** Nodes that follow belong to this half of the step. */
    public GraphBuilder phase(Phase half) {
        phase = half;
        return this;
    }

    /** Nodes that follow are made by the gradient rules of these nodes. */
    public GraphBuilder differentiating(Set<Node> forward) {
        differentiated = forward;
        return this;
    }

    /** The layer that new nodes belong to. */
    public String origin() {
        return origin;
    }

    /** Applies an operation. */
    public Node add(Op op, Node... inputs) {
        return add(op, List.of(inputs));
    }

    /** Applies an operation. */
    public Node add(Op op, List<Node> inputs) {
        Key key = new Key(op, inputs);
        Integer index = known.get(key);
        if (index != null) {
            Node made = nodes.get(index);
            if (made.phase() == Phase.BACKWARD) {
                made.madeBy(differentiated);
            }
            return made;
        }
        Shape shape = op.shape(inputs.stream().map(Node::shape).toList());
        Node node = new Node(nodes.size(), op, inputs, shape, "", origin, phase);
        node.madeBy(differentiated);
        known.put(key, node.id());
        nodes.add(node);
        return node;
    }

    /** Applies an operation whose result generated code knows by a name. */
    public Node named(String name, Op op, Node... inputs) {
        return name(add(op, inputs), name);
    }

    /** Gives a node a name, unless it has one already. */
    public Node name(Node node, String name) {
        node.nameOnce(name);
        return node;
    }

    /** Applies the operation of a node of another graph to inputs of this one; name, layer and half stay the same. */
    public Node copy(Node original, List<Node> inputs) {
        return addLike(original, original.op(), inputs);
    }

    /** Applies an operation in the place of a node of another graph; name, layer and half stay the same. */
    public Node addLike(Node original, Op op, List<Node> inputs) {
        origin = original.origin();
        phase = original.phase();
        return name(add(op, inputs), original.name());
    }

    /** All nodes made so far, in order. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /** The number of nodes made so far, which is the id of the next one. */
    public int size() {
        return nodes.size();
    }

    /** The nodes made so far from an id on, in order. */
    public List<Node> nodesFrom(int id) {
        return List.copyOf(nodes.subList(id, nodes.size()));
    }
}
