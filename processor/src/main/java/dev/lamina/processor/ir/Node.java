package dev.lamina.processor.ir;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One value of a graph: an operation applied to earlier values. Compared by identity. Immutable, but for a name that the
 * builder may give it once and for the rules that made it.
 */
public final class Node {
    private final int id;
    private final Op op;
    private final List<Node> inputs;
    private final Shape shape;
    private String name;
    private final String origin;
    private final Phase phase;
    private final Set<Node> differentiated = new LinkedHashSet<>();

    Node(int id, Op op, List<Node> inputs, Shape shape, String name, String origin, Phase phase) {
        this.id = id;
        this.op = op;
        this.inputs = List.copyOf(inputs);
        this.shape = shape;
        this.name = name;
        this.origin = origin;
        this.phase = phase;
    }

    /** Position in the graph; inputs have smaller ones. */
    public int id() {
        return id;
    }

    public Op op() {
        return op;
    }

    public List<Node> inputs() {
        return inputs;
    }

    public Node input(int index) {
        return inputs.get(index);
    }

    public Shape shape() {
        return shape;
    }

    /** The name it has in generated code; empty if nobody named it. */
    public String name() {
        return name;
    }

    /** Gives the node a name if it has none yet. */
    void nameOnce(String given) {
        if (name.isEmpty()) {
            name = given;
        }
    }

    /** The layer it was made for; empty for inputs. */
    public String origin() {
        return origin;
    }

    public Phase phase() {
        return phase;
    }

    /** The nodes whose gradient rules made this one: several if they came to the same. */
    public Set<Node> differentiated() {
        return Collections.unmodifiableSet(differentiated);
    }

    /** Notes that gradient rules make this node. */
    void madeBy(Set<Node> rules) {
        differentiated.addAll(rules);
    }

    /** The operation, if it is of the given kind. */
    public <T extends Op> T op(Class<T> kind) {
        return kind.cast(op);
    }

    public boolean is(Class<? extends Op> kind) {
        return kind.isInstance(op);
    }

    @Override
    public String toString() {
        return "%" + id;
    }
}
