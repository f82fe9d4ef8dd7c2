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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Map<String, TargetSlot> byLoss = new HashMap<>();

    /**
     * The losses of a model without errors so far; reports targets that don't fit together.
     *
     * @param values inputs and layers by name
     */
    LossTerms(ModelDeclaration model, Map<String, Node> values, Diagnostics diagnostics) {
        this.losses = model.losses();
        this.outputs = model.outputLayers();
        for (LossDeclaration loss : losses) {
            Optional<Op> wanted = target(loss, values.get(loss.from()).shape());
            if (wanted.isPresent() && loss.against().isEmpty()) {
                addTarget(loss, wanted.get(), values.get(loss.from()).shape(), diagnostics);
            }
        }
    }

    private static LossType type(LossDeclaration loss) {
        return LossType.find(loss.function());
    }

    private static Optional<Op> target(LossDeclaration loss, Shape prediction) {
        return type(loss).target(new LossAttributes(loss), prediction);
    }

    private void addTarget(LossDeclaration loss, Op wanted, Shape prediction, Diagnostics diagnostics) {
        LossAttributes attributes = new LossAttributes(loss);
        TargetSlot shared = targets.get(loss.target());
        TargetSlot slot = TargetSlot.of(
                loss.target(),
                targets.size(),
                wanted,
                attributes.classAxis(prediction) - 1,
                attributes.ignores() ? OptionalInt.of(attributes.ignored()) : OptionalInt.empty());
        byLoss.put(loss.name(), shared == null ? slot : shared);
        if (shared == null) {
            targets.put(loss.target(), slot);
        } else if (!slot.describe().equals(shared.describe()) || !slot.ignored().equals(shared.ignored())) {
            diagnostics.report(
                    Message.LOSS_TARGET_DIFFERS,
                    loss.attributes().position("target"),
                    loss.target(),
                    shared.describe(),
                    slot.describe());
        }
    }

    /** The targets that data sets hold, in order. */
    List<TargetSlot> targets() {
        return List.copyOf(targets.values());
    }

    /** What the runtime knows of each loss. */
    List<Network.Term> terms() {
        List<TargetSlot> slots = targets();
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
     * @return the sum first, then, unless that is all, each loss before its weight
     */
    List<Result> build(GraphBuilder builder, Map<String, Node> values) {
        return build(builder, values, graph -> {});
    }

    /** The same, and behind it what each loss was divided by, if that isn't the number of rows. */
    List<Result> buildWeighted(GraphBuilder builder, Map<String, Node> values) {
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
        LossGraph graph = new LossGraph(builder, new LossAttributes(loss), predictions, target, variable(loss));
        Node result = type(loss).build(graph);
        built.accept(graph);
        return result;
    }

    /** The target from outside, or null if the loss has none. */
    private Node targetNode(GraphBuilder builder, LossDeclaration loss) {
        TargetSlot slot = byLoss.get(loss.name());
        return slot == null ? null : builder.named(slot.variable(), slot.op());
    }
}
