package dev.lamina.processor.layer;

import dev.lamina.processor.autodiff.ReverseMode;
import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.OutputOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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
                .filter(loss -> all.values().keySet().containsAll(loss.sources()))
                .ifPresent(loss -> LossChecks.check(
                        loss,
                        loss.sources().stream().map(all.values()::get).toList(),
                        all.flow(loss.from()) + " -> loss",
                        diagnostics));
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        LayerLints.warn(model, all, diagnostics);
        return Optional.of(new NetworkBuilder(UsedLayers.of(model), diagnostics).network());
    }

    private Network network() {
        NetworkParts parts = new NetworkParts(diagnostics, true);
        List<Node> predictions = sources(LayerStack.build(model, parts));
        Graph trainingGraph = trainingGraph(parts, predictions);
        NetworkParts inferenceParts = new NetworkParts(diagnostics, false);
        LayerStack inference = LayerStack.build(model, inferenceParts);
        List<Node> outputs = sources(inference);
        Graph inferenceGraph = new Graph(inferenceParts.builder().nodes(), outputs(outputs));
        LossAttributes attributes = new LossAttributes(declaration());
        Shape shape = outputs.get(0).shape();
        List<String> names = outputNames();
        return new Network(
                trainingGraph,
                inferenceGraph.pruned(),
                evaluationGraph(outputs),
                List.copyOf(parts.parameters().values()),
                inference.results(),
                declaration().function(),
                type().objective(),
                attributes.classAxis(shape),
                names.stream()
                        .map(name -> new Network.Output(
                                name,
                                outputs.get(declaration().sources().indexOf(name))
                                        .shape()))
                        .toList(),
                type().target(attributes, shape),
                attributes.ignores() ? OptionalInt.of(attributes.ignored()) : OptionalInt.empty());
    }

    private LossDeclaration declaration() {
        return model.loss().orElseThrow();
    }

    private LossType type() {
        return LossType.find(declaration().function());
    }

    /** What the loss reads, in order; a layer may stand twice. */
    private List<Node> sources(LayerStack stack) {
        return declaration().sources().stream().map(stack.values()::get).toList();
    }

    private List<String> outputNames() {
        return declaration().sources().stream().distinct().toList();
    }

    private List<Result> outputs(List<Node> sources) {
        List<Result> results = new ArrayList<>();
        for (String name : outputNames()) {
            Node node = sources.get(declaration().sources().indexOf(name));
            results.add(new Result(Result.Kind.OUTPUT, name, node));
        }
        return results;
    }

    private Graph trainingGraph(NetworkParts parts, List<Node> predictions) {
        GraphBuilder builder = parts.builder();
        Node loss = charged(parts, loss(builder, predictions));
        List<Result> results = new ArrayList<>();
        results.add(new Result(Result.Kind.LOSS, "loss", loss));
        results.addAll(outputs(predictions));
        for (Map.Entry<Node, Node> update : parts.updates().entrySet()) {
            String state = parts.parameters().get(update.getKey()).name();
            results.add(new Result(Result.Kind.STATE, state, update.getValue()));
        }
        results.addAll(gradients(parts, loss));
        return new Graph(builder.nodes(), results).pruned();
    }

    /** Begins at what inference yields, so that an evaluation is an inference followed by this. */
    private Graph evaluationGraph(List<Node> outputs) {
        GraphBuilder builder = new GraphBuilder().origin("loss");
        List<Node> predictions = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            OutputOp leaf =
                    new OutputOp(declaration().sources().get(i), outputs.get(i).shape());
            predictions.add(builder.named(declaration().sources().get(i), leaf));
        }
        Node loss = loss(builder, predictions);
        return new Graph(builder.nodes(), List.of(new Result(Result.Kind.LOSS, "loss", loss))).pruned();
    }

    private Node loss(GraphBuilder builder, List<Node> predictions) {
        builder.origin("loss").phase(Phase.FORWARD);
        LossAttributes attributes = new LossAttributes(declaration());
        Node target = type().target(attributes, predictions.get(0).shape())
                .map(op -> builder.named(op.type() == ElementType.INDEX ? "labels" : "target", op))
                .orElse(null);
        return type().build(new LossGraph(builder, attributes, predictions, target));
    }

    /** The loss with the penalties that layers add to it. */
    private static Node charged(NetworkParts parts, Node loss) {
        Node sum = loss;
        for (Node charge : parts.charges()) {
            sum = parts.builder().named("lossPenalised", new AddOp(), sum, charge);
        }
        return sum;
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
            WeightPenalty penalty = parts.penalties().get(parameter);
            if (penalty != null) {
                builder.phase(Phase.BACKWARD).origin(parameter.origin());
                String name = ReverseMode.gradientName(parameter.name()) + "Penalised";
                gradient = penalty.added(builder, gradient, parameter, name);
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
