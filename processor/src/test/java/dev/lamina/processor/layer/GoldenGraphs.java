package dev.lamina.processor.layer;

import dev.lamina.processor.autodiff.ReverseMode;
import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.DropoutMaskOp;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ParameterOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.TargetOp;
import dev.lamina.processor.testing.Externals;
import dev.lamina.processor.testing.GoldenCase;
import dev.lamina.processor.testing.GraphCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Graphs for reference values: a model followed by the loss {@code Σ y · g}, whose gradient by y is the given g, or one of
 * our losses; differentiated by parameters and inputs.
 */
final class GoldenGraphs {
    private final GoldenCase golden;
    private final NetworkParts parts;
    private final Map<String, Node> inputs = new LinkedHashMap<>();

    private GoldenGraphs(GoldenCase golden) {
        this.golden = golden;
        boolean training = !golden.hasHyper("mode") || golden.text("mode").equals("train");
        this.parts = new NetworkParts(new Diagnostics(), training);
    }

    /** The case of a layer, activation or merge; {@code step} tells the inputs of batch norm's three steps apart. */
    static GraphCase layer(GoldenCase golden, String input, Map<String, double[]> states) {
        return new GoldenGraphs(golden).layer(input, states);
    }

    /** The case of a loss. */
    static GraphCase loss(GoldenCase golden) {
        return new GoldenGraphs(golden).loss();
    }

    private GraphCase layer(String input, Map<String, double[]> states) {
        ModelDeclaration model = GoldenModels.of(golden).declaration();
        LayerStack stack = LayerStack.build(model, parts);
        model.inputs()
                .forEach(declared -> inputs.put(declared.name(), stack.values().get(declared.name())));
        Map<String, Node> results = results(stack);
        GraphBuilder b = parts.builder().origin("loss").phase(Phase.FORWARD);
        Node loss = null;
        int slot = 0;
        for (Map.Entry<String, Node> result : results.entrySet()) {
            Node y = result.getValue();
            String name = "target" + (slot == 0 ? "" : result.getKey());
            Node target = b.named(name, new TargetOp(name, slot++, y.shape()));
            Node product = b.add(new MulOp(), y, target);
            Node sum = b.add(new ReduceOp(ReduceOp.Kind.SUM, y.shape().otherAxes(List.of())), product);
            loss = loss == null ? sum : b.add(new AddOp(), loss, sum);
        }
        return finish(results, b.name(loss, "loss"), externals(input, states, List.copyOf(results.keySet())));
    }

    /** The results of a case and what they are called there. */
    private Map<String, Node> results(LayerStack stack) {
        if (!GoldenRecurrence.isRecurrent(golden)) {
            return Map.of("y", stack.values().get("net"));
        }
        Map<String, Node> results = new LinkedHashMap<>();
        for (String name : List.of("y", "h_n", "c_n")) {
            if (golden.has("out." + name)) {
                results.put(name, stack.values().get(name));
            }
        }
        return results;
    }

    private GraphCase loss() {
        LossDeclaration declaration = GoldenLosses.declaration(golden);
        LossType type = LossType.find(declaration.function());
        LossAttributes attributes = new LossAttributes(declaration);
        GraphBuilder b = parts.builder().origin("input");
        Externals externals = new Externals();
        List<Node> predictions = new ArrayList<>();
        for (String tensor : golden.names()) {
            if (tensor.startsWith("in.")) {
                String name = tensor.substring(3);
                Shape shape = Shape.rows(GoldenModels.row(golden, tensor));
                Node input = b.named(name, new InputOp(name, inputs.size(), shape));
                inputs.put(name, input);
                externals.put(input.op(), rowsFirst(golden, tensor));
                predictions.add(input);
            }
        }
        Node first = predictions.get(0);
        b.origin("loss");
        LossGraph plain = new LossGraph(b, attributes, predictions, null);
        if (GoldenLosses.takesLogSoftmax(golden)) {
            predictions.set(
                    0,
                    plain.scaled(
                            ClassLosses.minusLogSoftmax(
                                    plain, first, first.shape().rank() - 1),
                            -1));
        }
        Node target = type.target(attributes, first.shape())
                .map(op -> {
                    externals.put(op, golden.values("target.y"));
                    return b.named("target", op);
                })
                .orElse(null);
        Map<String, Node> further = new LinkedHashMap<>();
        if (attributes.flag(LossGraph.SAMPLE_WEIGHTS)) {
            Op weights = new TargetOp("sampleWeights", 1, Shape.rows());
            externals.put(weights, golden.values("const.weight"));
            further.put(LossGraph.SAMPLE_WEIGHTS, b.named("sampleWeights", weights));
        }
        type.furtherTargets(attributes, first.shape()).forEach((end, lengths) -> {
            Op second = TargetSlot.of(end, 1, lengths, 0, OptionalInt.empty()).op();
            externals.put(second, golden.values("const.input_lengths"));
            further.put(end, b.named(end, second));
        });
        Node loss = type.build(new LossGraph(b, attributes, predictions, target, further, "loss"));
        return finish(Map.of("y", first), loss, externals);
    }

    private GraphCase finish(Map<String, Node> outputs, Node loss, Externals externals) {
        GraphBuilder b = parts.builder();
        List<Result> results = new ArrayList<>();
        results.add(new Result(Result.Kind.LOSS, "loss", loss));
        outputs.forEach((name, y) -> results.add(new Result(Result.Kind.OUTPUT, name, y)));
        parts.updates()
                .forEach((state, value) -> results.add(new Result(
                        Result.Kind.STATE, parts.parameters().get(state).name(), value)));
        inputs.values().removeIf(node -> node.op().type() == ElementType.INDEX);
        inputs.keySet().removeIf(name -> golden.has("const." + name));
        List<Node> wanted = new ArrayList<>(inputs.values());
        parts.parameters().forEach((node, spec) -> {
            if (spec.role() == ParameterSpec.Role.TRAINABLE) {
                wanted.add(node);
            }
        });
        Map<Node, Node> gradients = ReverseMode.differentiate(b, loss, wanted);
        inputs.forEach((name, node) -> results.add(new Result(Result.Kind.INPUT_GRADIENT, name, gradients.get(node))));
        parts.parameters().forEach((node, spec) -> {
            if (gradients.containsKey(node)) {
                results.add(new Result(Result.Kind.GRADIENT, spec.name(), gradients.get(node)));
            }
        });
        Graph graph = new Graph(b.nodes(), results).pruned();
        int rows = GoldenModels.rows(golden);
        return new GraphCase(golden.name(), graph, rows, externals);
    }

    private Externals externals(String input, Map<String, double[]> states, List<String> results) {
        Externals externals = new Externals();
        for (Node node : parts.builder().nodes()) {
            if (node.op() instanceof InputOp op) {
                String tensor = inputs.size() == 1 ? input : tensor(op.name());
                externals.put(op, rowsFirst(golden, tensor));
            } else if (node.op() instanceof TargetOp target) {
                externals.put(target, rowsFirst(golden, upstream(results.get(target.slot()))));
            } else if (node.op() instanceof DropoutMaskOp mask) {
                double[] kept = golden.values("const.mask");
                for (int i = 0; i < kept.length; i++) {
                    kept[i] /= 1 - mask.probability();
                }
                externals.put(mask, kept);
            } else if (node.op() instanceof ParameterOp op) {
                externals.put(op, parameter(op.name(), states));
            }
        }
        return externals;
    }

    private String tensor(String input) {
        return golden.has("const." + input) ? "const." + input : "in." + input;
    }

    private String upstream(String result) {
        String given = "grad_out." + result;
        return golden.has(given)
                ? given
                : golden.names().stream()
                        .filter(name -> name.startsWith("grad_out."))
                        .findFirst()
                        .orElseThrow();
    }

    private double[] parameter(String name, Map<String, double[]> states) {
        String role = role(golden, name);
        if (states.containsKey(role)) {
            return states.get(role).clone();
        }
        String tensor = golden.has("param." + role) ? "param." + role : "const." + role;
        return transposed(name) ? transpose(golden.values(tensor), golden.shape(tensor)) : golden.values(tensor);
    }

    /** What a case calls a parameter: usually by its name within the layer. */
    static String role(GoldenCase golden, String name) {
        String known = name.replace("out_proj.", "out_");
        return golden.has("param." + known) ? known : known.substring(known.indexOf('.') + 1);
    }

    private boolean transposed(String name) {
        return parts.parameters().values().stream().anyMatch(spec -> spec.name().equals(name) && spec.transposed());
    }

    /** [out, in] as [in, out]. */
    static double[] transpose(double[] values, List<Integer> shape) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i % shape.get(1) * shape.get(0) + i / shape.get(1)] = values[i];
        }
        return result;
    }

    /** A tensor with the rows first, which some cases have as their second axis. */
    static double[] rowsFirst(GoldenCase golden, String tensor) {
        boolean second = GoldenRecurrence.isState(golden, tensor) || GoldenLosses.hasStepsFirst(golden, tensor);
        return second ? golden.secondAxisFirst(tensor) : golden.values(tensor);
    }
}
