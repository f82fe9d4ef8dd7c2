package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.TargetOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The losses of a model, their targets, and their weighted sum. */
final class LossTerms {
    private final List<LossDeclaration> losses;
    private final List<String> outputs;
    private final Map<String, TargetSlot> targets = new LinkedHashMap<>();
    /** The name of each loss's target. */
    private final Map<String, String> byLoss = new HashMap<>();

    private final Map<String, Map<String, String>> further = new HashMap<>();

    /**
     * The losses of a model without errors so far; reports targets that don't fit together.
     *
     * @param values inputs and layers by name
     */
    LossTerms(ModelDeclaration model, Map<String, Node> values, Diagnostics diagnostics) {
        this.losses = model.losses();
        this.outputs = model.outputLayers();
        for (LossDeclaration loss : losses) {
            Shape prediction = values.get(loss.from()).shape();
            Optional<Op> wanted = target(loss, prediction);
            if (wanted.isPresent() && loss.against().isEmpty()) {
                byLoss.put(loss.name(), addTarget(loss, wanted.get(), prediction, diagnostics));
            }
            further.put(loss.name(), new LinkedHashMap<>());
            furtherTargets(loss, prediction).forEach((end, op) -> {
                String name = loss.target().isEmpty()
                        ? end
                        : loss.target() + end.substring(0, 1).toUpperCase(Locale.ROOT) + end.substring(1);
                List<String> domains =
                        end.equals(LossGraph.SAMPLE_WEIGHTS) ? List.of(LossType.NOT_NEGATIVE) : List.of();
                TargetSlot slot = TargetSlot.of(name, targets.size(), op, 0, OptionalInt.empty())
                        .with(OptionalInt.empty(), domains);
                further.get(loss.name()).put(end, add(slot, loss, diagnostics));
            });
        }
    }

    private static Map<String, Op> furtherTargets(LossDeclaration loss, Shape prediction) {
        LossAttributes attributes = new LossAttributes(loss);
        Map<String, Op> wanted = new LinkedHashMap<>(type(loss).furtherTargets(attributes, prediction));
        if (attributes.flag(LossGraph.SAMPLE_WEIGHTS)) {
            wanted.put(LossGraph.SAMPLE_WEIGHTS, new TargetOp(LossGraph.SAMPLE_WEIGHTS, 0, Shape.rows()));
        }
        return wanted;
    }

    private static LossType type(LossDeclaration loss) {
        return LossType.find(loss.function());
    }

    private static Optional<Op> target(LossDeclaration loss, Shape prediction) {
        return type(loss).target(new LossAttributes(loss), prediction);
    }

    private String addTarget(LossDeclaration loss, Op wanted, Shape prediction, Diagnostics diagnostics) {
        LossAttributes attributes = new LossAttributes(loss);
        TargetSlot slot = TargetSlot.of(
                        loss.target(),
                        targets.size(),
                        wanted,
                        type(loss).targetAxis(attributes, prediction),
                        attributes.ignores() ? OptionalInt.of(attributes.ignored()) : OptionalInt.empty())
                .with(
                        type(loss).blank(attributes),
                        type(loss).domain(attributes).stream().toList());
        return add(slot, loss, diagnostics);
    }

    /** Adds a slot, or what it asks for to one of the same name that is there already; returns the name. */
    private String add(TargetSlot slot, LossDeclaration loss, Diagnostics diagnostics) {
        TargetSlot shared = targets.putIfAbsent(slot.name(), slot);
        if (shared == null) {
            return slot.name();
        }
        if (!slot.describe().equals(shared.describe()) || !slot.ignored().equals(shared.ignored())) {
            diagnostics.report(
                    Message.LOSS_TARGET_DIFFERS,
                    loss.attributes().position("target"),
                    slot.name(),
                    shared.describe(),
                    slot.describe());
        }
        targets.put(slot.name(), shared.with(slot.blank(), slot.domains()));
        return slot.name();
    }

    /** The targets that data sets hold, in order. */
    List<TargetSlot> targets() {
        return List.copyOf(targets.values());
    }

    /** What the runtime knows of each loss. */
    List<Network.Term> terms() {
        List<String> slots = List.copyOf(targets.keySet());
        return losses.stream()
                .map(loss -> new Network.Term(
                        loss.name(),
                        loss.weight(),
                        outputs.indexOf(loss.from()),
                        byLoss.containsKey(loss.name()) ? slots.indexOf(byLoss.get(loss.name())) : -1,
                        new LossAttributes(loss).reduction().equals("SUM")))
                .toList();
    }

    /** The functions, for people. */
    String describe() {
        return losses.stream()
                .map(loss -> (loss.weight() == 1 ? "" : loss.weight() + " ") + loss.function())
                .collect(Collectors.joining(" + "));
    }

    /**
     * Adds the nodes of all losses to a graph.
     *
     * @param values inputs and layers by name, as this graph sees them
     * @return the sum first, then, unless that is all, each loss before its weight, then what each loss was divided by, if
     *     that isn't the number of rows
     */
    List<Result> build(GraphBuilder builder, Map<String, Node> values) {
        List<Result> weights = new ArrayList<>();
        List<Result> results = new ArrayList<>(build(
                builder,
                values,
                graph -> graph.divisor()
                        .map(node -> builder.name(node, graph.name() + "Weight"))
                        .ifPresent(node -> weights.add(new Result(Result.Kind.WEIGHT, graph.name(), node)))));
        results.addAll(weights);
        return results;
    }

    private List<Result> build(GraphBuilder builder, Map<String, Node> values, Consumer<LossGraph> built) {
        builder.origin("loss").phase(Phase.FORWARD);
        if (isPlain()) {
            Node only = build(builder, losses.get(0), values, built);
            return List.of(new Result(Result.Kind.LOSS, "loss", only));
        }
        List<Result> parts = new ArrayList<>();
        Node sum = null;
        for (LossDeclaration loss : losses) {
            Node part = build(builder, loss, values, built);
            parts.add(new Result(Result.Kind.LOSS, variable(loss), part));
            Node term = loss.weight() == 1
                    ? part
                    : builder.add(new MulOp(), part, builder.add(new ConstantOp(loss.weight())));
            sum = sum == null ? term : builder.add(new AddOp(), sum, term);
        }
        parts.add(0, new Result(Result.Kind.LOSS, "loss", builder.name(sum, "loss")));
        return parts;
    }

    /** What generated code calls a loss. */
    private String variable(LossDeclaration loss) {
        if (isPlain()) {
            return "loss";
        }
        return (loss.name().equals(LossDeclaration.ONLY) ? "unweighted" : loss.name()) + "Loss";
    }

    /** True if there is nothing to weigh or to add up. */
    private boolean isPlain() {
        return losses.size() == 1 && losses.get(0).weight() == 1;
    }

    private Node build(
            GraphBuilder builder, LossDeclaration loss, Map<String, Node> values, Consumer<LossGraph> built) {
        List<Node> predictions = loss.sources().stream().map(values::get).toList();
        Node target = loss.against().map(values::get).orElseGet(() -> targetNode(builder, loss));
        Map<String, Node> others = new HashMap<>();
        further.get(loss.name()).forEach((end, slot) -> others.put(end, leaf(builder, targets.get(slot))));
        LossGraph graph = new LossGraph(builder, new LossAttributes(loss), predictions, target, others, variable(loss));
        Node result = type(loss).build(graph);
        built.accept(graph);
        return result;
    }

    /** The target from outside, or null if the loss has none. */
    private Node targetNode(GraphBuilder builder, LossDeclaration loss) {
        TargetSlot slot = targets.get(byLoss.get(loss.name()));
        return slot == null ? null : leaf(builder, slot);
    }

    private static Node leaf(GraphBuilder builder, TargetSlot slot) {
        return builder.named(slot.variable(), slot.op());
    }
}
