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
    private final long seed;
    private final int size;
    private final RandomScope scope;
    private final RandomRows rows;
    private final RandomImages images;
    private final RandomShapes shapes;
    private final RandomSequences sequences;
    private final RandomTables tables;
    private final RandomBlocks blocks;
    private final boolean repeats;
    private final ModelMaker model = ModelMaker.model();
    private final Map<String, RandomOp> owners = new LinkedHashMap<>();
    private final List<String> layers = new ArrayList<>();
    private final StringJoiner text = new StringJoiner("; ");
    private String last = "";

    /**
     * A model.
     *
     * @param seed decides everything else
     * @param size the number of layers at least, but for those that look up inputs of integers
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
        this.blocks = new RandomBlocks(scope);
        this.repeats = scope.oneIn(2);
        inputs();
        for (int i = 0; i < size; i = layers.size() - tables.inputs()) {
            if (repeats && i > 0 && scope.oneIn(5)) {
                blocks.again("layer", i).forEach(this::add);
            } else {
                add("layer" + i, operation(layers.isEmpty() || scope.oneIn(4) ? any() : last));
            }
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
            String weights = "\\.(weight(_[ih]h_l\\d+(_reverse)?)?|(in|[qkv])_proj_weight|out_proj\\.weight)";
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
        List<Integer> shape = switch (scope.below(5)) {
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
        if (family == 6 && tables.inputs() > 0) {
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
        add(name, RandomLayer.of(scope, op));
    }

    private void add(String name, RandomLayer random) {
        RandomOp op = random.op();
        LayerMaker layer = layer(name);
        random.declare(layer);
        String template = blocks.made(name, random);
        if (repeats) {
            layer.template("Part", template);
        }
        model.add(layer);
        text.add(name + " = " + random + (template.equals(name) ? "" : " like " + template));
        last = name;
        layers.add(name);
        sequences.made(name, op);
        tables.made(name, op);
        if (op.canBeShared()) {
            owners.put(name, op);
        }
        model.network()
                .layers()
                .forEach(result -> scope.put(result.name(), result.output().shape()));
    }

    private String any() {
        return scope.of(scope.values(shape -> true));
    }
}
