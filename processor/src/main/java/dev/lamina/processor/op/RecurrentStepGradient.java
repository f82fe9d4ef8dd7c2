package dev.lamina.processor.op;

import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The graph of one step back of a recurrence, derived from the step's own graph. Its inputs are those of the step and
 * {@code g0, g1, ...}, the gradients of the states after it; its results, named like the step's inputs, are their
 * gradients, without what flows through the projection.
 */
public final class RecurrentStepGradient {
    private final RecurrentCell cell;
    private final int units;
    private final boolean masked;
    private final Graph graph;

    private RecurrentStepGradient(Recurrence recurrence, Graph graph) {
        this.cell = recurrence.cell();
        this.units = recurrence.units();
        this.masked = recurrence.masked();
        this.graph = graph;
    }

    /** Derives the graph. */
    static RecurrentStepGradient of(Recurrence recurrence, GradientContext context) {
        RecurrentStep step = recurrence.step();
        Map<Node, Node> seeds = new LinkedHashMap<>();
        for (int i = 0; i < step.after().size(); i++) {
            seeds.put(step.after().get(i), step.input("g" + i));
        }
        List<Node> wanted = new ArrayList<>(step.p());
        wanted.addAll(step.q());
        wanted.addAll(step.before());
        Map<Node, Node> gradients = context.differentiate(step.builder(), seeds, wanted);
        List<Result> results = new ArrayList<>();
        for (Node node : wanted) {
            Node gradient = gradients.containsKey(node) ? gradients.get(node) : zero(step.builder(), node);
            results.add(new Result(Result.Kind.GRADIENT, node.name(), gradient));
        }
        return new RecurrentStepGradient(recurrence, new Graph(step.builder().nodes(), results).pruned());
    }

    private static Node zero(GraphBuilder b, Node node) {
        b.phase(Phase.BACKWARD);
        return b.add(new BroadcastOp(node.shape(), List.of()), b.add(new ConstantOp(0f)));
    }

    /** The graph. */
    public Graph graph() {
        return graph;
    }

    /** The gradient of the step's input of the given name. */
    public Node result(String name) {
        return graph.results().stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow()
                .node();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecurrentStepGradient that
                && that.cell == cell
                && that.units == units
                && that.masked == masked;
    }

    @Override
    public int hashCode() {
        return Objects.hash(cell, units, masked);
    }
}
