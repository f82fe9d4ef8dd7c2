package dev.lamina.processor.testing;

import dev.lamina.processor.emit.KernelLimits;
import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.emit.Templates;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.LabelsOp;
import dev.lamina.processor.op.OutputOp;
import dev.lamina.processor.op.ParameterOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.TargetOp;
import dev.lamina.processor.pass.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Makes a model of a bare graph, so that code can be generated for it. Sizes of inputs and outputs have names, as those of
 * a user's model.
 */
final class GraphFacts {
    private GraphFacts() {}

    /** A model whose training step is the graph. */
    static ModelFacts of(Graph graph, String className, int batch) {
        Result output = graph.results(Result.Kind.OUTPUT).get(0);
        Graph inference = new Graph(graph.nodes(), graph.results(Result.Kind.OUTPUT)).pruned();
        List<Integer> outputShape = output.node().shape().dims();
        return new ModelFacts(
                "generated",
                "Net",
                className,
                batch,
                inputs(graph).stream()
                        .map(input -> new ModelFacts.Input(
                                input.name(), atLeastOne(input.rowShape().dims()), input.vocabulary()))
                        .toList(),
                graph.results(Result.Kind.OUTPUT).stream()
                        .map(result -> new ModelFacts.Output(
                                result.name(), atLeastOne(result.node().shape().dims()), "VALUES", 0))
                        .toList(),
                targets(graph, outputShape),
                List.of(new ModelFacts.Term("loss", 1, 0, 0, false)),
                graph.nodes().stream()
                        .filter(node -> node.is(ParameterOp.class))
                        .map(node -> parameter(graph, node.op(ParameterOp.class)))
                        .toList(),
                Plan.of(graph, true),
                Plan.of(inference, false),
                Plan.of(sum(output), false),
                namedShapes(graph),
                List.of(),
                Templates.none(),
                "a graph\n",
                true,
                KernelLimits.DEFAULT,
                Optional.empty(),
                Optional.empty());
    }

    /** What a model names the sizes of, as far as graphs know it: inputs, and the layers that are outputs. */
    private static List<ModelFacts.NamedShape> namedShapes(Graph graph) {
        List<ModelFacts.NamedShape> named = new ArrayList<>();
        inputs(graph).forEach(input -> named.add(new ModelFacts.NamedShape(input.name(), input.rowShape())));
        graph.results(Result.Kind.OUTPUT).stream()
                .filter(result -> result.node().shape().perRow())
                .forEach(result -> named.add(
                        new ModelFacts.NamedShape(result.name(), result.node().shape())));
        return named;
    }

    /** The targets of the graph; one of the output's shape if it has none, so that evaluations can be tried. */
    private static List<ModelFacts.Target> targets(Graph graph, List<Integer> outputShape) {
        Map<Integer, ModelFacts.Target> targets = new TreeMap<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof LabelsOp labels) {
                List<Integer> positions = labels.rowShape().dims();
                targets.put(labels.slot(), target(labels.name(), labels.classes(), positions));
            } else if (node.op() instanceof TargetOp target) {
                List<Integer> shape = atLeastOne(target.rowShape().dims());
                targets.put(target.slot(), target(target.name(), 0, shape));
            }
        }
        return targets.isEmpty()
                ? List.of(target("target", 0, atLeastOne(outputShape)))
                : List.copyOf(targets.values());
    }

    /** Graphs don't say which label is to be ignored; -100 is what cases use that have one. */
    private static ModelFacts.Target target(String name, int classes, List<Integer> shape) {
        OptionalInt ignored = classes > 0 ? OptionalInt.of(-100) : OptionalInt.empty();
        return new ModelFacts.Target(name, classes, shape, 0, ignored, OptionalInt.empty(), List.of());
    }

    /** A loss for evaluations, which bare graphs have none for. */
    private static Graph sum(Result output) {
        GraphBuilder builder = new GraphBuilder().origin("loss");
        Node leaf = builder.named("y", new OutputOp(output.name(), output.node().shape()));
        List<Integer> axes = leaf.shape().otherAxes(List.of());
        Node loss = axes.isEmpty() ? leaf : builder.add(new ReduceOp(ReduceOp.Kind.SUM, axes), leaf);
        return new Graph(builder.nodes(), List.of(new Result(Result.Kind.LOSS, "loss", builder.name(loss, "loss"))));
    }

    /** The inputs that are left in the graph, which is what sessions number them by. */
    static List<InputOp> inputs(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> node.is(InputOp.class))
                .map(node -> node.op(InputOp.class))
                .sorted(Comparator.comparingInt(InputOp::slot))
                .toList();
    }

    private static ModelFacts.ParameterFacts parameter(Graph graph, ParameterOp parameter) {
        boolean state = graph.results(Result.Kind.STATE).stream()
                .anyMatch(result -> result.name().equals(parameter.name()));
        boolean trained = graph.results(Result.Kind.GRADIENT).stream()
                .anyMatch(result -> result.name().equals(parameter.name()));
        return new ModelFacts.ParameterFacts(
                parameter.name(),
                state ? "state" : trained ? "trainable" : "frozen",
                false,
                atLeastOne(parameter.parameterShape().dims()),
                "zeros()");
    }

    private static List<Integer> atLeastOne(List<Integer> dims) {
        return dims.isEmpty() ? List.of(1) : dims;
    }

    static List<Node> leaves(Graph graph) {
        return graph.nodes().stream().filter(node -> node.inputs().isEmpty()).toList();
    }
}
