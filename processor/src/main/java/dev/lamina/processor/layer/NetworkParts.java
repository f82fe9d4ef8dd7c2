package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.ParameterOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the layers of one network leave behind while they are built. */
final class NetworkParts {
    private final GraphBuilder builder = new GraphBuilder();
    private final Diagnostics diagnostics;
    private final boolean training;
    private final Optional<ParameterUses> given;
    private final ParameterUses uses = new ParameterUses();
    private final Map<Node, ParameterSpec> parameters = new LinkedHashMap<>();
    private final Map<String, Node> byFileName = new HashMap<>();
    private final Map<String, List<ParameterSpec>> byPath = new HashMap<>();
    private final Set<Node> trained = new HashSet<>();
    private int looked;
    private final Set<String> kept = new HashSet<>();
    private final Map<Node, WeightPenalty> penalties = new LinkedHashMap<>();
    private final List<Node> charges = new ArrayList<>();
    private final Map<Node, Node> updates = new LinkedHashMap<>();
    private final Map<String, List<Node>> finalStates = new LinkedHashMap<>();

    NetworkParts(Diagnostics diagnostics, boolean training) {
        this(diagnostics, training, Optional.empty());
    }

    /**
     * Parts of a network.
     *
     * @param given which parameters its layers use, if that isn't for them to say
     */
    NetworkParts(Diagnostics diagnostics, boolean training, Optional<ParameterUses> given) {
        this.diagnostics = diagnostics;
        this.training = training;
        this.given = given;
    }

    GraphBuilder builder() {
        return builder;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    boolean training() {
        return training;
    }

    Optional<ParameterUses> given() {
        return given;
    }

    /** Which parameters the layers so far use. */
    ParameterUses uses() {
        return uses;
    }

    Node parameter(ParameterSpec spec, String name) {
        Node node = builder.named(name, new ParameterOp(spec.name(), spec.shape()));
        parameters.put(node, spec);
        byFileName.putIfAbsent(spec.name(), node);
        spec.paths()
                .forEach(path ->
                        byPath.computeIfAbsent(path, key -> new ArrayList<>()).add(spec));
        return node;
    }

    /** The parameter or state of a name in weight files, if it was declared. */
    Optional<Node> find(String fileName) {
        return Optional.ofNullable(byFileName.get(fileName));
    }

    /** The parameters and states whose names in weight files begin with a layer's path, in order. */
    List<ParameterSpec> under(String path) {
        return byPath.getOrDefault(path, List.of());
    }

    /** True if some graph that is kept reads the parameter. */
    boolean isKept(ParameterSpec spec) {
        return kept.contains(spec.name());
    }

    /** What a state holds after the updates so far. */
    Node latest(Node state) {
        return updates.getOrDefault(state, state);
    }

    void penalise(Node weight, WeightPenalty penalty) {
        if (penalty.exists()) {
            penalties.put(weight, penalty);
        }
    }

    /** Adds a number to the loss of training. */
    void charge(Node number) {
        charges.add(number);
    }

    /** True if a value depends on a parameter that is trained. */
    boolean isTrained(Node value) {
        for (Node node : builder.nodesFrom(looked)) {
            ParameterSpec spec = parameters.get(node);
            boolean own = spec != null && spec.role() == ParameterSpec.Role.TRAINABLE;
            if (own || node.inputs().stream().anyMatch(trained::contains)) {
                trained.add(node);
            }
        }
        looked = builder.size();
        return trained.contains(value);
    }

    /** Keeps the states in which a recurrent layer ends: h and, for some cells, c. */
    void end(String layer, List<Node> states) {
        finalStates.put(layer, states);
    }

    /** The states in which a layer ends; none if it has no recurrence. */
    List<Node> finalStates(String layer) {
        return finalStates.getOrDefault(layer, List.of());
    }

    void update(Node state, Node value) {
        updates.put(state, value);
    }

    Map<Node, ParameterSpec> parameters() {
        return parameters;
    }

    /** Keeps the parameters that a graph reads. */
    void keep(Graph graph) {
        graph.nodes().stream()
                .filter(node -> node.is(ParameterOp.class))
                .forEach(node -> kept.add(node.op(ParameterOp.class).name()));
    }

    /**
     * The parameters that graphs read. Others belong to layers that are there for some of their weights only, which
     * another layer uses.
     */
    Map<Node, ParameterSpec> kept() {
        Map<Node, ParameterSpec> read = new LinkedHashMap<>(parameters);
        read.values().removeIf(spec -> !isKept(spec));
        return read;
    }

    /** The penalty of each weight that has one. */
    Map<Node, WeightPenalty> penalties() {
        return penalties;
    }

    /** What is added to the loss of training. */
    List<Node> charges() {
        return charges;
    }

    /** The new value of each state that changes. */
    Map<Node, Node> updates() {
        return updates;
    }
}
