package dev.lamina.processor.op;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The graph of one step of a cell. Its inputs are named {@code p0, p1, ...} (gates from the input), {@code q0, ...}
 * (gates from the state before) and {@code s0, ...} (states before), each of shape [N, H]; its results are the states
 * after the step. A masked step has an input {@code m} as well: 1 if the step counts, 0 if the states stay as they are.
 */
public final class RecurrentStep {
    private final GraphBuilder builder = new GraphBuilder();
    private final List<Node> p = new ArrayList<>();
    private final List<Node> q = new ArrayList<>();
    private final List<Node> before = new ArrayList<>();
    private final List<Node> after;

    RecurrentStep(RecurrentCell cell, int units, boolean masked) {
        for (int i = 0; i < cell.gates(); i++) {
            p.add(leaf("p" + i, units));
            q.add(leaf("q" + i, units));
        }
        for (int i = 0; i < cell.states(); i++) {
            before.add(leaf("s" + i, units));
        }
        List<Node> computed = cell.build(builder, p, q, before);
        after = masked ? chosen(computed, leaf("m", units)) : computed;
    }

    /** The states as computed where the mask is 1, as before where it is 0. */
    private List<Node> chosen(List<Node> computed, Node mask) {
        Node rest = builder.add(new SubOp(), builder.add(new ConstantOp(1f)), mask);
        List<Node> result = new ArrayList<>();
        for (int i = 0; i < computed.size(); i++) {
            Node fresh = builder.add(new MulOp(), mask, computed.get(i));
            result.add(builder.add(new AddOp(), fresh, builder.add(new MulOp(), rest, before.get(i))));
        }
        return result;
    }

    private Node leaf(String name, int units) {
        return builder.named(name, new InputOp(name, 0, Shape.rows(units)));
    }

    /** Where further nodes are made. */
    public GraphBuilder builder() {
        return builder;
    }

    /** An input that stands for something that the step doesn't know, such as a gradient. */
    public Node input(String name) {
        builder.phase(Phase.BACKWARD);
        return leaf(name, before.get(0).shape().dim(1));
    }

    public List<Node> p() {
        return p;
    }

    public List<Node> q() {
        return q;
    }

    public List<Node> before() {
        return before;
    }

    public List<Node> after() {
        return after;
    }

    /** The step's graph: the states after it. */
    public Graph forward() {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            results.add(new Result(Result.Kind.OUTPUT, "s" + i, after.get(i)));
        }
        return new Graph(builder.nodes(), results);
    }
}
