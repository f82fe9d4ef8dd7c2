package dev.lamina.processor.testing;

import static dev.lamina.processor.testing.LayerMaker.layer;

import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.layer.Network;
import dev.lamina.processor.op.InputOp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A small model with random layers, all of them valid: chains, branches, merges and shared weights. */
public final class RandomModel {
    private static final List<String> ACTIVATIONS = List.of(
            "NONE", "NONE", "NONE", "RELU", "LEAKY_RELU", "SIGMOID", "TANH", "GELU", "GELU_TANH", "SILU", "SOFTMAX");
    private static final List<String> BOUNDED = List.of("SIGMOID", "TANH", "SOFTMAX");

    private final long seed;
    private final int size;
    private final RandomScope scope;
    private final RandomRows rows;
    private final RandomImages images;
    private final RandomShapes shapes;
    private final RandomSequences sequences;
    private final RandomTables tables;
    private final ModelMaker model = ModelMaker.model();
    private final Map<String, RandomOp> owners = new LinkedHashMap<>();
    private final List<String> layers = new ArrayList<>();
    private final StringJoiner text = new StringJoiner("; ");
    private String last = "";

    /**
     * A model.
     *
     * @param seed decides everything else
     * @param size the number of layers, but for those that look up inputs of integers
     */
    public RandomModel(long seed, int size) {
        this.seed = seed;
        this.size = size;
        this.scope = new RandomScope(seed);
        this.rows = new RandomRows(scope);
        this.images = new RandomImages(scope);
        this.shapes = new RandomShapes(scope);
        this.sequences = new RandomSequences(scope);
        this.tables = new RandomTables(scope);
        inputs();
        for (int i = 0; i < size; i++) {
            add("layer" + i, operation(layers.isEmpty() || scope.oneIn(4) ? any() : last));
        }
        text.add(new RandomLosses(scope, model, layers).declare());
    }

    /** The model. */
    public ModelMaker model() {
        return model;
    }

    /** The graph of a training step with random values. */
    public GraphCase training() {
        Network network = model.network();
        int rowCount = 2 + (int) Math.floorMod(seed, 3L);
        return new GraphCase(
                toString(),
                network.training(),
                rowCount,
                new RandomValues(seed).forLeaves(network.training(), rowCount));
    }

    /** The same without integers that are padding, whose gradient is left out though the loss depends on their row. */
    public GraphCase trainingWithoutPadding() {
        GraphCase training = training();
        training.graph().nodes().forEach(node -> {
            if (node.op() instanceof InputOp input && input.vocabulary() > 0) {
                double[] values = training.externals().get(input);
                for (int i = 0; i < values.length; i++) {
                    values[i] = Math.max(values[i], 1);
                }
            }
        });
        return training;
    }

    /** The slope of the penalties on a parameter, which its gradient has but the loss hasn't. */
    public double penalty(String parameter, double value) {
        for (LayerDeclaration layer : model.declaration().layers()) {
            String weights = "\\.(weight(_[ih]h_l\\d+(_reverse)?)?|in_proj_weight|out_proj\\.weight)";
            if (parameter.matches(layer.name() + weights)) {
                return layer.l2() * value + layer.regularisers().l1() * Math.signum(value);
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return "seed " + seed + ", size " + size + ": " + text;
    }

    private void inputs() {
        int count = 1 + scope.below(2);
        List<String> indices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "input" + i;
            if (scope.oneIn(5)) {
                indices.add(indices(name));
            } else {
                features(name);
            }
        }
        indices.forEach(name -> add("table" + name.substring("input".length()), tables.table(name)));
    }

    private String indices(String name) {
        int vocabulary = 2 + scope.below(6);
        List<Integer> shape =
                scope.oneIn(4) ? List.of(1 + scope.below(3), 1 + scope.below(4)) : List.of(1 + scope.below(6));
        model.indices(name, vocabulary, shape.toArray(Integer[]::new));
        tables.put(name, vocabulary);
        text.add(name + shape + " below " + vocabulary);
        return name;
    }

    private void features(String name) {
        List<Integer> shape = switch (scope.below(4)) {
            case 0 -> List.of(1 + scope.below(9));
            case 1, 2 -> List.of(1 + scope.below(5), 1 + scope.below(6));
            default -> List.of(1 + scope.below(4), 3 + scope.below(5), 3 + scope.below(5));
        };
        last = name;
        model.input(name, shape.toArray(Integer[]::new));
        scope.put(name, Shape.rows(shape.toArray(Integer[]::new)));
        text.add(name + shape);
    }

    private RandomOp operation(String from) {
        int family = scope.below(16);
        if (family < 3) {
            return shapes.merge(from);
        }
        if (family < 5) {
            return shapes.of(from);
        }
        if (family == 5 && !owners.isEmpty()) {
            return sharing();
        }
        if (family == 6 && tables.any()) {
            return scope.oneIn(2) ? tables.again() : tables.head(from);
        }
        if (family < 11 && scope.shape(from).rank() == 4) {
            return images.of(from);
        }
        return family < 11 && sequences.read(from) ? sequences.of(from) : rows.of(from);
    }

    /** The same operation as that of a layer above, with its weights, on a value of the shape that that one reads. */
    private RandomOp sharing() {
        String owner = scope.of(List.copyOf(owners.keySet()));
        RandomOp op = owners.get(owner);
        Shape read = scope.shape(op.from().get(0));
        return op.from(scope.of(scope.values(read::equals))).weightsOf(owner);
    }

    private void add(String name, RandomOp op) {
        LayerMaker layer = layer(name);
        op.declare(layer);
        String described = modifiers(layer, op);
        boolean frozen = op.hasParameters() && op.weightsOf().isEmpty() && scope.oneIn(8);
        if (frozen) {
            layer.frozen();
        }
        model.add(layer);
        text.add(name + " = " + op + described + (frozen ? " frozen" : ""));
        last = name;
        layers.add(name);
        sequences.made(name, op);
        tables.made(name, op);
        if (op.hasParameters() && op.weightsOf().isEmpty() && !op.kind().equals("embedding")) {
            owners.put(name, op);
        }
        model.network()
                .layers()
                .forEach(result -> scope.put(result.name(), result.output().shape()));
    }

    /** What follows the operation. Products are kept small, as those of products would soon be too large for floats. */
    private String modifiers(LayerMaker layer, RandomOp op) {
        String activation = scope.of(op.kind().equals("mul") ? BOUNDED : ACTIVATIONS);
        float dropout = scope.oneIn(6) ? 0.25f : 0;
        boolean channels = op.keepsRank()
                && op.weightsOf().isEmpty()
                && !op.kind().equals("embedding")
                && scope.dims(op.from().get(0)).size() > 1;
        String unit = dropout == 0
                ? "ELEMENT"
                : scope.of(channels ? List.of("ELEMENT", "CHANNEL", "ROW") : List.of("ELEMENT", "ROW"));
        float l1 = op.canBePenalised() && scope.oneIn(10) ? 0.02f : 0;
        float l2 = op.canBePenalised() && scope.oneIn(10) ? 0.05f : 0;
        float activityL1 = scope.oneIn(15) ? 0.1f : 0;
        float activityL2 = scope.oneIn(15) ? 0.2f : 0;
        layer.activation(activation).dropout(dropout).l2(l2).regularisers(unit, l1, activityL1, activityL2);
        return (activation.equals("NONE") ? "" : " " + activation)
                + (dropout > 0 ? " dropout " + unit : "")
                + (l1 > 0 ? " l1" : "")
                + (l2 > 0 ? " l2" : "")
                + (activityL1 > 0 ? " activityL1" : "")
                + (activityL2 > 0 ? " activityL2" : "");
    }

    private String any() {
        return scope.of(scope.values(shape -> true));
    }
}
