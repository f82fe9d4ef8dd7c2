package dev.lamina.processor.layer;

import dev.lamina.processor.autodiff.ReverseMode;
import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.LabelsOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.OutputOp;
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
        LayerStack all = LayerStack.build(model, new NetworkParts(diagnostics, true));
        model.loss()
                .filter(loss -> all.values().containsKey(loss.from()))
                .ifPresent(loss -> LossType.find(loss.function())
                        .accepts(loss, all.values().get(loss.from()), all.flow(loss.from()) + " -> loss", diagnostics));
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        LayerLints.warn(model, all, diagnostics);
        NetworkBuilder used = new NetworkBuilder(UsedLayers.of(model), diagnostics);
        return Optional.of(model.inferenceOnly() ? used.inferenceNetwork() : used.network());
    }

    private Network network() {
        NetworkParts parts = new NetworkParts(diagnostics, true);
        LossDeclaration loss = model.loss().orElseThrow();
        Node prediction = LayerStack.build(model, parts).values().get(loss.from());
        LossType type = LossType.find(loss.function());
        Graph trainingGraph = trainingGraph(parts, prediction, type);
        NetworkParts inferenceParts = new NetworkParts(diagnostics, false);
        LayerStack inference = LayerStack.build(model, inferenceParts);
        Node output = inference.values().get(loss.from());
        Graph inferenceGraph = new Graph(
                inferenceParts.builder().nodes(), List.of(new Result(Result.Kind.OUTPUT, loss.from(), output)));
        return new Network(
                trainingGraph,
                inferenceGraph.pruned(),
                evaluationGraph(output, type),
                List.copyOf(parts.parameters().values()),
                inference.results(),
                loss.function(),
                type.objective(),
                type.classes(prediction),
                prediction.shape());
    }

    /** A network that has nothing to train: its training step and its evaluation are empty. */
    private Network inferenceNetwork() {
        NetworkParts parts = new NetworkParts(diagnostics, false);
        LayerStack layers = LayerStack.build(model, parts);
        Node output = layers.values().get(model.outputLayer());
        Optional<LossType> type = model.loss().map(loss -> LossType.find(loss.function()));
        Graph nothing = new Graph(List.of(), List.of());
        return new Network(
                nothing,
                new Graph(parts.builder().nodes(), List.of(new Result(Result.Kind.OUTPUT, model.outputLayer(), output)))
                        .pruned(),
                nothing,
                List.copyOf(parts.parameters().values()),
                layers.results(),
                "inference only",
                type.map(LossType::objective).orElse("VALUES"),
                type.map(found -> found.classes(output)).orElse(0),
                output.shape());
    }

    private Graph trainingGraph(NetworkParts parts, Node prediction, LossType type) {
        GraphBuilder builder = parts.builder();
        Node loss = loss(builder, prediction, type);
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

    /** Begins at what inference yields, so that an evaluation is an inference followed by this. */
    private Graph evaluationGraph(Node output, LossType type) {
        GraphBuilder builder = new GraphBuilder().origin("loss");
        Node prediction = builder.named(
                output.name(), new OutputOp(model.loss().orElseThrow().from(), output.shape()));
        Node loss = loss(builder, prediction, type);
        return new Graph(builder.nodes(), List.of(new Result(Result.Kind.LOSS, "loss", loss))).pruned();
    }

    private static Node loss(GraphBuilder builder, Node prediction, LossType type) {
        builder.origin("loss").phase(Phase.FORWARD);
        Node target = type.classes(prediction) > 0
                ? builder.named("labels", new LabelsOp("labels", 0, type.classes(prediction)))
                : builder.named("target", new TargetOp("target", 0, prediction.shape()));
        return type.build(builder, prediction, target);
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
                new BroadcastOp(shape, List.of()),
                builder.add(new ConstantOp(0f)));
    }
}
