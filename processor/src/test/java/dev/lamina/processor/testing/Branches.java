package dev.lamina.processor.testing;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.ClampOp;
import dev.lamina.processor.op.EluOp;
import dev.lamina.processor.op.MaxPool2dPositionsOp;
import dev.lamina.processor.op.ReluOp;
import dev.lamina.processor.op.SelectPositiveOp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Which way every element took at every kink of a graph: two runs that differ in it can't be compared by a slope. */
final class Branches {
    private Branches() {}

    /** One list of integers for each node with a kink. */
    static List<List<Integer>> of(Graph graph, Function<Node, double[]> values) {
        List<List<Integer>> branches = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (node.is(ReluOp.class) || node.is(EluOp.class) || node.is(SelectPositiveOp.class)) {
                branches.add(signs(values.apply(node.input(0))));
            } else if (node.is(ClampOp.class)) {
                branches.add(between(node, values));
            } else if (node.is(MaxPool2dPositionsOp.class)) {
                branches.add(integers(values.apply(node)));
            }
        }
        return branches;
    }

    /** 0 for elements at the lower bound, 2 for those at the upper one, 1 between. */
    private static List<Integer> between(Node clamp, Function<Node, double[]> values) {
        double low = values.apply(clamp.input(1))[0];
        double high = values.apply(clamp.input(2))[0];
        List<Integer> parts = new ArrayList<>();
        for (double value : values.apply(clamp)) {
            parts.add(value <= low ? 0 : value >= high ? 2 : 1);
        }
        return parts;
    }

    private static List<Integer> signs(double[] values) {
        List<Integer> signs = new ArrayList<>();
        for (double value : values) {
            signs.add(value > 0 ? 1 : 0);
        }
        return signs;
    }

    private static List<Integer> integers(double[] values) {
        List<Integer> integers = new ArrayList<>();
        for (double value : values) {
            integers.add((int) value);
        }
        return integers;
    }
}
