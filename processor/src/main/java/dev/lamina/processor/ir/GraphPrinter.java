package dev.lamina.processor.ir;

import java.util.stream.Collectors;

/** Prints a graph, one line a node: {@code %7 = add(%5, %6) : [N, 128]  # hidden}. */
public final class GraphPrinter {
    private GraphPrinter() {}

    /** The graph as text. */
    public static String print(Graph graph) {
        StringBuilder text = new StringBuilder();
        for (Node node : graph.nodes()) {
            text.append(line(node)).append('\n');
        }
        for (Result result : graph.results()) {
            text.append(result.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                    .append(' ')
                    .append(result.name())
                    .append(" = ")
                    .append(result.node())
                    .append('\n');
        }
        return text.toString();
    }

    private static String line(Node node) {
        String inputs = node.inputs().stream().map(Node::toString).collect(Collectors.joining(", ", "(", ")"));
        String name = node.name().isEmpty() ? "" : "  # " + node.name();
        return node + " = " + node.op().mnemonic() + inputs + " : " + node.shape() + name;
    }
}
