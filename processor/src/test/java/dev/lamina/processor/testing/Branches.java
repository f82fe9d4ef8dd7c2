package dev.lamina.processor.testing;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Node;
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
            if (node.is(ReluOp.class) || node.is(SelectPositiveOp.class)) {
                branches.add(signs(values.apply(node.input(0))));
            } else if (node.is(MaxPool2dPositionsOp.class)) {
                branches.add(integers(values.apply(node)));
            }
        }
        return branches;
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
