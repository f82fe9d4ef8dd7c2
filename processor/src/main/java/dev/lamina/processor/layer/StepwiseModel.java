package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.diagnostic.Position;
import dev.lamina.processor.frontend.ActivationDeclaration;
import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.frontend.InitDeclarations;
import dev.lamina.processor.frontend.InputDeclaration;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.LayerPositions;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.frontend.OpDeclaration;
import dev.lamina.processor.frontend.Regularisers;
import dev.lamina.processor.ir.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Derives what one step of a model over sequences computes: the same layers, with the same parameters, over sequences of
 * one step. Recurrent layers begin at states that are inputs and end at states that are outputs. So does causal attention,
 * whose states are the keys and values of all steps so far. Positions are looked up by the number of the step, which is an
 * input as well.
 */
public final class StepwiseModel {
    /** What the name of the class that computes a step ends with. */
    public static final String SUFFIX = "Stepwise";

    private final ModelDeclaration model;
    private final Diagnostics diagnostics;
    private final ToIntFunction<String> widths;
    private final Position attribute;
    private final int steps;
    private final Set<String> names = new HashSet<>();
    private final Set<String> timed = new HashSet<>();
    private final List<InputDeclaration> states = new ArrayList<>();
    private final List<LayerDeclaration> layers = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private Optional<InputDeclaration> counter = Optional.empty();
    private Optional<String> seen = Optional.empty();

    /**
     * A derived model.
     *
     * @param model what one step computes: inputs, states and, if it has one, the number of the step; outputs and states
     * @param states number of states
     */
    public record Stepwise(ModelDeclaration model, int states) {}

    private StepwiseModel(ModelDeclaration model, ToIntFunction<String> widths, Diagnostics diagnostics) {
        this.widths = widths;
        this.model = model;
        this.diagnostics = diagnostics;
        this.attribute = model.stepwise().orElseThrow();
        this.steps = model.inputs().get(0).shape().get(0);
        model.inputs().forEach(input -> names.add(input.name()));
        model.layers().forEach(layer -> names.add(layer.name()));
    }

    /** What a step of a model computes; nothing if an error was reported or nobody asks for it. */
    public static Optional<Stepwise> of(ModelDeclaration model, Network network, Diagnostics diagnostics) {
        if (model.stepwise().isEmpty()) {
            return Optional.empty();
        }
        ToIntFunction<String> widths = name -> network.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .map(layer -> layer.output().shape().dims())
                .map(dims -> dims.get(dims.size() - 1))
                .findFirst()
                .orElseGet(() -> inputWidth(model, name));
        return new StepwiseModel(UsedLayers.computed(model), widths, diagnostics).derive();
    }

    private static int inputWidth(ModelDeclaration model, String name) {
        return model.inputs().stream()
                .filter(input -> input.name().equals(name))
                .map(input -> input.shape().get(input.shape().size() - 1))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Stepwise> derive() {
        boolean sound = true;
        for (InputDeclaration input : model.inputs()) {
            sound &= isSequence(input);
            timed.add(input.name());
        }
        for (LayerDeclaration layer : model.layers()) {
            sound &= add(layer);
        }
        if (!sound) {
            return Optional.empty();
        }
        List<InputDeclaration> inputs = new ArrayList<>();
        model.inputs().forEach(input -> inputs.add(oneStep(input)));
        inputs.addAll(states);
        counter.ifPresent(inputs::add);
        List<String> outputs = new ArrayList<>(model.outputLayers());
        outputs.addAll(ends);
        ModelDeclaration derived = new ModelDeclaration(
                model.packageName(),
                model.typeName(),
                model.className() + SUFFIX,
                1,
                true,
                inputs,
                layers,
                List.of(),
                outputs,
                model.position());
        return Optional.of(new Stepwise(derived, states.size()));
    }

    private boolean isSequence(InputDeclaration input) {
        int axes = input.shape().size();
        boolean sequence =
                axes == (input.vocabulary() > 0 ? 1 : 2) && input.shape().get(0) == steps;
        if (!sequence) {
            diagnostics.report(
                    Message.NOT_STEPWISE_INPUT,
                    attribute,
                    input.name(),
                    LayerContext.rowShape(new Shape(true, input.shape())),
                    steps);
        }
        return sequence;
    }

    private static InputDeclaration oneStep(InputDeclaration input) {
        List<Integer> shape = new ArrayList<>(input.shape());
        shape.set(0, 1);
        return new InputDeclaration(input.name(), shape, input.vocabulary(), input.position(), input.shapePosition());
    }

    /** Adds what a layer becomes; returns false if an error was reported. */
    private boolean add(LayerDeclaration layer) {
        long sequences = layer.from().stream().filter(timed::contains).count();
        if (sequences == 0) {
            layers.add(layer);
            return true;
        }
        Optional<String> reason = sequences < layer.from().size() && !isRecurrent(layer)
                ? Optional.of("joins a sequence with what its last step yields")
                : StepwiseRules.reason(layer);
        if (reason.isPresent()) {
            diagnostics.report(Message.NOT_STEPWISE_LAYER, attribute, layer.name(), reason.get());
            return false;
        }
        if (isRecurrent(layer)) {
            addRecurrent(layer);
        } else if (isOf(layer, "positions")) {
            addCounting(layer, StepPositionsLayer.KIND, List.of());
        } else if (isOf(layer, "attention")) {
            addAttention(layer);
        } else {
            layers.add(layer);
        }
        if (!endsSequence(layer)) {
            timed.add(layer.name());
        }
        return true;
    }

    private static boolean isRecurrent(LayerDeclaration layer) {
        return layer.op().map(op -> StepwiseRules.RECURRENT.contains(op.kind())).orElse(false);
    }

    private static boolean endsSequence(LayerDeclaration layer) {
        boolean last =
                isRecurrent(layer) && layer.op().orElseThrow().attributes().flag("last");
        return last || isOf(layer, "finalState");
    }

    private static boolean isOf(LayerDeclaration layer, String kind) {
        return layer.op().map(op -> op.kind().equals(kind)).orElse(false);
    }

    private void addRecurrent(LayerDeclaration layer) {
        OpDeclaration op = layer.op().orElseThrow();
        int count = op.attributes().integer("layers");
        int units = op.attributes().integer("value");
        List<Integer> shape = count == 1 ? List.of(units) : List.of(count, units);
        List<String> from = new ArrayList<>(List.of(layer.from().get(0)));
        List<LayerDeclaration> after = new ArrayList<>();
        for (String state : op.kind().equals("lstm") ? List.of("H", "C") : List.of("H")) {
            from.add(state(layer, layer.name() + state, shape));
            after.add(end(layer, layer.name() + "Next" + state, state.equals("C")));
        }
        layers.add(layer.reading(from));
        layers.addAll(after);
    }

    /** Adds a layer that reads the step's number as well, and perhaps more, as an operation that nobody declares. */
    private void addCounting(LayerDeclaration layer, String kind, List<String> more) {
        List<String> from = new ArrayList<>(List.of(layer.from().get(0), counter(layer)));
        from.addAll(more);
        OpDeclaration op = layer.op().orElseThrow();
        layers.add(layer.as(new OpDeclaration(kind, op.attributes(), op.position()), from));
    }

    /** Attention to what this and earlier steps yielded for keys and values, which are states. */
    private void addAttention(LayerDeclaration layer) {
        int heads = layer.op().orElseThrow().attributes().integer("heads");
        int width = widths.applyAsInt(layer.from().get(0)) / heads;
        List<String> caches = new ArrayList<>(List.of(seen(layer)));
        List<LayerDeclaration> after = new ArrayList<>();
        for (String cache : List.of("Keys", "Values")) {
            boolean values = cache.equals("Values");
            List<Integer> shape = values ? List.of(heads, steps, width) : List.of(heads, width, steps);
            caches.add(state(layer, layer.name() + cache, shape));
            after.add(end(layer, layer.name() + "Next" + cache, values));
        }
        addCounting(layer, CachedAttentionLayer.KIND, caches);
        layers.addAll(after);
    }

    /** The name of the input that holds the number of the step. */
    private String counter(LayerDeclaration layer) {
        if (counter.isEmpty()) {
            Position position = layer.positions().layer();
            counter = Optional.of(new InputDeclaration(free("step"), List.of(1), steps, position, position));
        }
        return counter.get().name();
    }

    /** The name of the layer that marks this and earlier steps, for all attention of the model. */
    private String seen(LayerDeclaration layer) {
        if (seen.isEmpty()) {
            String name = free("seen");
            Position position = layer.positions().layer();
            Attributes none = new Attributes(Map.of(), Map.of(), position);
            List<String> from = List.of(state(layer, "seenBefore", List.of(steps)), counter(layer));
            layers.add(helper(layer, name, name, from, new OpDeclaration(SeenStepsLayer.KIND, none, position)));
            ends.add(name);
            seen = Optional.of(name);
        }
        return seen.get();
    }

    /** The name of a new state. */
    private String state(LayerDeclaration layer, String wish, List<Integer> shape) {
        String name = free(wish);
        Position position = layer.positions().layer();
        states.add(new InputDeclaration(name, shape, position, position));
        return name;
    }

    /** A layer that yields what a state becomes. */
    private LayerDeclaration end(LayerDeclaration layer, String wish, boolean second) {
        String name = free(wish);
        ends.add(name);
        Position position = layer.op().orElseThrow().position();
        Attributes attributes = new Attributes(Map.of("memory", second), Map.of(), position);
        return helper(layer, name, name, List.of(layer.name()), new OpDeclaration("finalState", attributes, position));
    }

    /** A layer that stands beside one of the model, with parameters under the given path. */
    static LayerDeclaration helper(
            LayerDeclaration layer, String name, String path, List<String> from, OpDeclaration op) {
        Position position = layer.positions().layer();
        LayerPositions positions = new LayerPositions(
                position,
                position,
                Collections.nCopies(from.size(), position),
                position,
                position,
                position,
                position,
                position,
                position,
                position);
        return new LayerDeclaration(
                name,
                from,
                Optional.of(op),
                ActivationDeclaration.none(position),
                0,
                0,
                Regularisers.NONE,
                InitDeclarations.NONE,
                false,
                path,
                Optional.empty(),
                positions);
    }

    private String free(String wish) {
        String name = wish;
        for (int i = 2; !names.add(name); i++) {
            name = wish + i;
        }
        return name;
    }
}
