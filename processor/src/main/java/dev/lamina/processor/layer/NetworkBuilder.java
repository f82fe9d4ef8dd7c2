package dev.lamina.processor.layer;

import dev.lamina.processor.autodiff.ReverseMode;
import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.LabelsOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.TargetOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the graphs of a model: layers, loss, gradients. */
public final class NetworkBuilder {
    private final ModelDeclaration model;
    private final Diagnostics diagnostics;

    private NetworkBuilder(ModelDeclaration model, Diagnostics diagnostics) {
        this.model = model;
        this.diagnostics = diagnostics;
    }

    /** The graphs of a model, or nothing if an error was reported. */
    public static Optional<Network> build(ModelDeclaration model, Diagnostics diagnostics) {
        return new NetworkBuilder(model, diagnostics).build();
    }

    private Optional<Network> build() {
        NetworkParts parts = new NetworkParts(diagnostics, true);
        LayerStack training = LayerStack.build(model, parts);
        LossDeclaration loss = model.loss().orElse(null);
        Node prediction = loss == null ? null : training.values().get(loss.from());
        if (prediction == null || diagnostics.hasErrors()) {
            checkLossShape(loss, prediction, training);
            return Optional.empty();
        }
        checkLossShape(loss, prediction, training);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        warn(parts);
        LossType type = LossType.find(loss.function());
        Graph trainingGraph = trainingGraph(parts, prediction, type);
        NetworkParts inferenceParts = new NetworkParts(new Diagnostics(), false);
        LayerStack inference = LayerStack.build(model, inferenceParts);
        Node output = inference.values().get(loss.from());
        Graph inferenceGraph = new Graph(
                inferenceParts.builder().nodes(), List.of(new Result(Result.Kind.OUTPUT, loss.from(), output)));
        return Optional.of(new Network(
                trainingGraph,
                inferenceGraph.pruned(),
                List.copyOf(parts.parameters().values()),
                inference.results(),
                loss.function(),
                type.classes(prediction),
                prediction.shape()));
    }

    private void checkLossShape(LossDeclaration loss, Node prediction, LayerStack stack) {
        if (prediction != null) {
            LossType.find(loss.function()).accepts(loss, prediction, stack.flow(loss.from()) + " -> loss", diagnostics);
        }
    }

    private Graph trainingGraph(NetworkParts parts, Node prediction, LossType type) {
        GraphBuilder builder = parts.builder();
        builder.origin("loss").phase(Phase.FORWARD);
        Node target = type.classes(prediction) > 0
                ? builder.named("labels", new LabelsOp("labels", 0, type.classes(prediction)))
                : builder.named("target", new TargetOp("target", 0, prediction.shape()));
        Node loss = type.build(builder, prediction, target);
        List<Result> results = new ArrayList<>();
        results.add(new Result(Result.Kind.LOSS, "loss", loss));
        results.add(new Result(Result.Kind.OUTPUT, model.loss().orElseThrow().from(), prediction));
        for (Map.Entry<Node, Node> update : parts.updates().entrySet()) {
            String state = parts.parameters().get(update.getKey()).name();
            results.add(new Result(Result.Kind.STATE, state, update.getValue()));
        }
        results.addAll(gradients(parts, loss));
        return new Graph(builder.nodes(), results).pruned();
    }

    private static List<Result> gradients(NetworkParts parts, Node loss) {
        GraphBuilder builder = parts.builder();
        List<Node> wanted = parts.parameters().entrySet().stream()
                .filter(entry -> entry.getValue().role() == ParameterSpec.Role.TRAINABLE)
                .map(Map.Entry::getKey)
                .toList();
        Map<Node, Node> gradients = ReverseMode.differentiate(builder, loss, wanted);
        List<Result> results = new ArrayList<>();
        for (Node parameter : wanted) {
            Node gradient = gradients.computeIfAbsent(parameter, key -> zero(builder, key));
            Float l2 = parts.penalties().get(parameter);
            if (l2 != null) {
                builder.phase(Phase.BACKWARD).origin(parameter.origin());
                Node penalty = builder.add(new MulOp(), parameter, builder.add(new ConstantOp(l2)));
                gradient = builder.named(
                        ReverseMode.gradientName(parameter.name()) + "Penalised", new AddOp(), gradient, penalty);
            }
            results.add(new Result(
                    Result.Kind.GRADIENT, parts.parameters().get(parameter).name(), gradient));
        }
        return results;
    }

    /** The gradient of a parameter that the loss doesn't depend on. */
    private static Node zero(GraphBuilder builder, Node parameter) {
        builder.phase(Phase.BACKWARD).origin(parameter.origin());
        Shape shape = parameter.shape();
        return builder.named(
                ReverseMode.gradientName(parameter.name()),
                new dev.lamina.processor.op.BroadcastOp(shape, List.of()),
                builder.add(new ConstantOp(0f)));
    }

    private void warn(NetworkParts parts) {
        for (LayerDeclaration layer : model.layers()) {
            List<ParameterSpec> own = parts.parameters().values().stream()
                    .filter(spec -> spec.name().startsWith(layer.name() + "."))
                    .filter(spec -> spec.role() != ParameterSpec.Role.STATE)
                    .toList();
            boolean penalised = parts.penalties().keySet().stream()
                    .anyMatch(node -> node.origin().equals(layer.name()));
            if (layer.frozen() && own.isEmpty()) {
                diagnostics.report(
                        Message.FROZEN_WITHOUT_PARAMETERS, layer.positions().frozen(), layer.name());
            }
            if (layer.l2() > 0 && (!penalised || layer.frozen())) {
                diagnostics.report(Message.L2_WITHOUT_WEIGHT, layer.positions().l2(), layer.name());
            }
        }
        LinearChains.warn(model, diagnostics);
    }
}
