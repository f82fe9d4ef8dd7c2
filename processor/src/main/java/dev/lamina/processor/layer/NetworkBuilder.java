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
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.OutputOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds the graphs of a model: layers, loss, gradients. */
public final class NetworkBuilder {
    private final ModelDeclaration model;
    private final Optional<ParameterUses> given;
    private final Diagnostics diagnostics;

    private NetworkBuilder(ModelDeclaration model, Optional<ParameterUses> given, Diagnostics diagnostics) {
        this.model = model;
        this.given = given;
        this.diagnostics = diagnostics;
    }

    /** The graphs of a model, or nothing if an error was reported. */
    public static Optional<Network> build(ModelDeclaration model, Diagnostics diagnostics) {
        return new NetworkBuilder(model, Optional.empty(), diagnostics).build();
    }

    /** The graphs of a model whose layers use the same parameters as those of another one with the same names. */
    public static Optional<Network> build(ModelDeclaration model, Network other, Diagnostics diagnostics) {
        return new NetworkBuilder(model, Optional.of(other.uses()), diagnostics).build();
    }

    private Optional<Network> build() {
        LayerStack all = LayerStack.build(model, new NetworkParts(diagnostics, true, given));
        model.losses().forEach(loss -> check(loss, all));
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        LossTerms terms = new LossTerms(model, all.values(), diagnostics);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        LayerFacts facts = new LayerFacts(all);
        NetworkBuilder used = new NetworkBuilder(UsedLayers.of(model), given, diagnostics);
        return Optional.of(model.inferenceOnly() ? used.inferenceNetwork(facts) : used.network(terms, facts));
    }

    private void check(LossDeclaration loss, LayerStack all) {
        Set<String> known = all.values().keySet();
        if (known.containsAll(loss.sources())
                && known.containsAll(loss.against().stream().toList())) {
            LossChecks.check(
                    loss,
                    loss.sources().stream().map(all.values()::get).toList(),
                    loss.against().map(all.values()::get).orElse(null),
                    all.flow(loss.from()) + " -> loss",
                    diagnostics);
        }
    }

    private Network network(LossTerms terms, LayerFacts facts) {
        NetworkParts inferenceParts = new NetworkParts(diagnostics, false, given);
        LayerStack inference = LayerStack.build(model, inferenceParts);
        Graph inferenceGraph = new Graph(inferenceParts.builder().nodes(), outputs(inference.values())).pruned();
        NetworkParts parts = new NetworkParts(diagnostics, true, given);
        parts.keep(inferenceGraph);
        Graph training = trainingGraph(parts, LayerStack.build(model, parts).values(), terms);
        inferenceParts.keep(training);
        return new Network(
                training,
                inferenceGraph,
                evaluationGraph(inference.values(), terms),
                List.copyOf(parts.kept().values()),
                parts.uses(),
                inference.results(),
                terms.describe(),
                describedOutputs(inference.values()),
                terms.targets(),
                terms.terms(),
                facts);
    }

    /** A network that has nothing to train: its training step and its evaluation are empty. */
    private Network inferenceNetwork(LayerFacts facts) {
        NetworkParts parts = new NetworkParts(diagnostics, false, given);
        LayerStack layers = LayerStack.build(model, parts);
        Graph nothing = new Graph(List.of(), List.of());
        Graph inference = new Graph(parts.builder().nodes(), outputs(layers.values())).pruned();
        parts.keep(inference);
        return new Network(
                nothing,
                inference,
                nothing,
                List.copyOf(parts.kept().values()),
                parts.uses(),
                layers.results(),
                "inference only",
                describedOutputs(layers.values()),
                List.of(),
                List.of(),
                facts);
    }

    private List<Result> outputs(Map<String, Node> values) {
        return model.outputLayers().stream()
                .map(name -> new Result(Result.Kind.OUTPUT, name, values.get(name)))
                .toList();
    }

    /** Predictions read an output as the first loss wants it that is computed from it. */
    private List<Network.Output> describedOutputs(Map<String, Node> values) {
        return model.outputLayers().stream()
                .map(name -> {
                    Shape shape = values.get(name).shape();
                    Optional<LossDeclaration> loss = model.losses().stream()
                            .filter(reader -> reader.from().equals(name))
                            .findFirst();
                    return new Network.Output(
                            name,
                            shape,
                            loss.map(reader -> LossType.find(reader.function()).objective())
                                    .orElse(LossType.VALUES),
                            loss.map(reader -> new LossAttributes(reader).classAxis(shape) - 1)
                                    .orElse(0));
                })
                .toList();
    }

    private Graph trainingGraph(NetworkParts parts, Map<String, Node> values, LossTerms terms) {
        GraphBuilder builder = parts.builder();
        List<Result> results = new ArrayList<>(terms.build(builder, values));
        Node loss = charged(parts, results.get(0).node());
        results.set(0, new Result(Result.Kind.LOSS, "loss", loss));
        results.addAll(outputs(values));
        for (Map.Entry<Node, Node> update : parts.updates().entrySet()) {
            String state = parts.parameters().get(update.getKey()).name();
            results.add(new Result(Result.Kind.STATE, state, update.getValue()));
        }
        parts.keep(new Graph(builder.nodes(), results).pruned());
        results.addAll(gradients(parts, loss));
        return new Graph(builder.nodes(), results).pruned();
    }

    /** Begins at what inference yields, so that an evaluation is an inference followed by this. */
    private Graph evaluationGraph(Map<String, Node> values, LossTerms terms) {
        GraphBuilder builder = new GraphBuilder();
        Map<String, Node> leaves = new HashMap<>();
        for (LossDeclaration loss : model.losses()) {
            List<String> read = new ArrayList<>(loss.sources());
            loss.against().ifPresent(read::add);
            for (String name : read) {
                Node value = values.get(name);
                leaves.computeIfAbsent(
                        name,
                        key -> builder.origin(value.is(InputOp.class) ? name : "loss")
                                .named(name, value.is(InputOp.class) ? value.op() : new OutputOp(name, value.shape())));
            }
        }
        List<Result> results = terms.build(builder, leaves);
        return new Graph(builder.nodes(), results).pruned();
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
        List<Node> wanted = parts.kept().entrySet().stream()
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
