package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Flows;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.InputDeclaration;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.frontend.OpDeclaration;
import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.InputOp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds the inputs and layers of a model one after the other. */
final class LayerStack {
    private final ModelDeclaration model;
    private final NetworkParts parts;
    private final Map<String, Node> values = new HashMap<>();
    private final Map<String, LayerDeclaration> layers = new HashMap<>();
    private Set<String> penalised;
    private final List<Network.LayerResult> results = new ArrayList<>();

    private LayerStack(ModelDeclaration model, NetworkParts parts) {
        this.model = model;
        this.parts = parts;
    }

    static LayerStack build(ModelDeclaration model, NetworkParts parts) {
        LayerStack stack = new LayerStack(model, parts);
        for (int slot = 0; slot < model.inputs().size(); slot++) {
            stack.input(model.inputs().get(slot), slot);
        }
        for (int index = 0; index < model.layers().size(); index++) {
            stack.layer(model.layers().get(index), index);
        }
        return stack;
    }

    /** The value of each input and layer without errors. */
    Map<String, Node> values() {
        return values;
    }

    /** What each layer yields, with the parameters that are kept. */
    List<Network.LayerResult> results() {
        return results.stream().map(this::counted).toList();
    }

    private Network.LayerResult counted(Network.LayerResult result) {
        long parameters = parameters(layers.get(result.name())).stream()
                .filter(parts::isKept)
                .mapToLong(spec -> spec.shape().longSize())
                .sum();
        return new Network.LayerResult(result.name(), result.operation(), result.output(), parameters, result.flops());
    }

    /**
     * How the data comes to an input or layer: {@code input[1,28,28] -> conv1[8,24,24]}; of a long way its beginning and
     * its end.
     */
    String flow(String name) {
        Deque<String> way = new ArrayDeque<>();
        String at = name;
        while (values.containsKey(at)) {
            way.addFirst(at + LayerContext.rowShape(values.get(at)));
            at = layers.containsKey(at) ? layers.get(at).from().get(0) : "";
        }
        if (way.isEmpty()) {
            return name;
        }
        return Flows.text(List.copyOf(way));
    }

    private void input(InputDeclaration input, int slot) {
        Shape shape = Shape.rows(input.shape().toArray(Integer[]::new));
        parts.builder().origin(input.name()).phase(Phase.FORWARD);
        Node node = parts.builder().named(input.name(), new InputOp(input.name(), slot, shape, input.vocabulary()));
        values.put(input.name(), node);
    }

    private void layer(LayerDeclaration layer, int index) {
        Optional<LayerType> type =
                layer.op().map(op -> LayerRegistry.find(op.kind()).orElseThrow());
        boolean sound = type.isEmpty() || type.get().check(new LayerAttributes(layer, parts.diagnostics()));
        sound &= InitialValues.check(layer, parts.diagnostics());
        sound &= ActivationChecks.check(layer, parts.diagnostics());
        boolean weightsExist = parts.given().isPresent()
                || layer.weightsOf().map(values::containsKey).orElse(true);
        if (!sound
                || !weightsExist
                || layer.from().isEmpty()
                || !values.keySet().containsAll(layer.from())) {
            return;
        }
        if (type.map(LayerType::needsSeveral).orElse(false) && layer.from().size() < 2) {
            reportTooFew(layer, index);
            return;
        }
        List<Node> inputs = layer.from().stream().map(values::get).toList();
        boolean readsIndices = type.map(LayerType::readsIndices).orElse(false);
        if (!readsIndices && readsIntegers(layer, inputs)) {
            return;
        }
        GraphBuilder builder = parts.builder().origin(layer.name()).phase(Phase.FORWARD);
        int first = builder.size();
        SharedWeights weights = SharedWeights.of(model, layer, parts);
        LayerContext context = new LayerContext(layer, inputs, parts, weights, index, model.batch(), this::flow);
        Optional<Node> built = type.isPresent() ? type.get().build(context) : Optional.of(inputs.get(0));
        built.filter(node -> context.fitsBatch("output", node.shape().longSize()))
                .ifPresent(node -> finish(layer, index, node, first));
    }

    /** Reports a layer that joins others but reads from one, and suggests the nearest other one. */
    private void reportTooFew(LayerDeclaration layer, int index) {
        String read = layer.from().get(0);
        List<String> others = new ArrayList<>();
        model.inputs().forEach(input -> others.add(input.name()));
        model.layers().subList(0, index).forEach(above -> others.add(above.name()));
        others.remove(read);
        String other = others.isEmpty() ? "other" : others.get(others.size() - 1);
        String kind = layer.op().orElseThrow().kind();
        parts.diagnostics().report(Message.TOO_FEW_FROM, layer.positions().from(0), layer.name(), kind, read, other);
    }

    /** Reports inputs of integers, which only some layers can read; returns true if there are some. */
    private boolean readsIntegers(LayerDeclaration layer, List<Node> inputs) {
        boolean found = false;
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).op().type() == ElementType.INDEX) {
                String operation = layer.op().map(OpDeclaration::kind).orElse("a layer without operation");
                parts.diagnostics()
                        .reportWithFlow(
                                Message.READS_INTEGERS,
                                layer.positions().from(i),
                                flow(layer.from().get(i)) + " -> " + layer.name(),
                                layer.name(),
                                operation,
                                layer.from().get(i));
                found = true;
            }
        }
        return found;
    }

    private void finish(LayerDeclaration layer, int index, Node result, int first) {
        GraphBuilder builder = parts.builder();
        LayerRegularisers regularisers = new LayerRegularisers(layer, index, parts);
        if (!regularisers.fit(result.shape())) {
            return;
        }
        boolean dropout = regularisers.drops();
        boolean activated = !layer.activation().equals("NONE");
        Node sum = name(result, layer.name() + (activated || dropout ? "Sum" : ""));
        Node active = name(Activations.apply(builder, layer.function(), sum), layer.name() + (dropout ? "Active" : ""));
        regularisers.penalise(active);
        Node output = dropout ? regularisers.dropped(active) : active;
        values.put(layer.name(), output);
        layers.put(layer.name(), layer);
        results.add(new Network.LayerResult(layer.name(), describe(layer), output, 0, flops(first)));
    }

    private Node name(Node node, String name) {
        return parts.builder().name(node, name);
    }

    /** The parameters of a layer without its states. What only activates a block's result has none of the block's. */
    List<ParameterSpec> parameters(LayerDeclaration layer) {
        return layer.op().map(op -> parts.under(layer.path())).orElse(List.of()).stream()
                .filter(spec -> spec.role() != ParameterSpec.Role.STATE)
                .toList();
    }

    /** True if a layer's L1 or L2 penalty applies to a weight of it. */
    boolean isPenalised(String layer) {
        if (penalised == null) {
            penalised = parts.penalties().keySet().stream().map(Node::origin).collect(Collectors.toSet());
        }
        return penalised.contains(layer);
    }

    private long flops(int first) {
        return parts.builder().nodesFrom(first).stream()
                .mapToLong(node -> node.op()
                        .flops(
                                node.shape(),
                                node.inputs().stream().map(Node::shape).toList()))
                .sum();
    }

    private static String describe(LayerDeclaration layer) {
        List<String> words = new ArrayList<>();
        layer.op().ifPresent(op -> words.add(op.kind()));
        if (!layer.activation().equals("NONE")) {
            words.add(layer.activation().toLowerCase(Locale.ROOT));
        }
        if (layer.dropout() > 0) {
            words.add(LayerRegularisers.describeDropout(layer));
        }
        return String.join(", ", words);
    }
}
