package dev.lamina.processor.testing;

import static dev.lamina.processor.testing.LayerMaker.layer;

import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.layer.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/** A small model with random layers, all of them valid: chains, branches and sums. */
public final class RandomModel {
    private static final List<String> ACTIVATIONS = List.of(
            "NONE", "NONE", "NONE", "RELU", "LEAKY_RELU", "SIGMOID", "TANH", "GELU", "GELU_TANH", "SILU", "SOFTMAX");

    private final long seed;
    private final int size;
    private final Random random;
    private final ModelMaker model = ModelMaker.model();
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final StringJoiner text = new StringJoiner("; ");
    private String last = "";

    /**
     * A model.
     *
     * @param seed decides everything else
     * @param size the number of layers, but for one at the end that makes the loss possible
     */
    public RandomModel(long seed, int size) {
        this.seed = seed;
        this.size = size;
        this.random = new Random(seed);
        inputs();
        for (int i = 0; i < size; i++) {
            add("layer" + i);
        }
        loss();
    }

    /** The model. */
    public ModelMaker model() {
        return model;
    }

    /** The graph of a training step with random values. */
    public GraphCase training() {
        Network network = model.network();
        int rows = 2 + random(3);
        return new GraphCase(
                toString(), network.training(), rows, new RandomValues(seed).forLeaves(network.training(), rows));
    }

    @Override
    public String toString() {
        return "seed " + seed + ", size " + size + ": " + text;
    }

    private void inputs() {
        int inputs = 1 + random(2);
        for (int i = 0; i < inputs; i++) {
            List<Integer> shape = switch (random(4)) {
                case 0 -> List.of(1 + random(9));
                case 1 -> List.of(1 + random(4), 1 + random(5));
                default -> List.of(1 + random(4), 3 + random(5), 3 + random(5));
            };
            last = "input" + i;
            model.input(last, shape.toArray(Integer[]::new));
            shapes.put(last, Shape.rows(shape.toArray(Integer[]::new)));
            text.add(last + shape);
        }
    }

    private void add(String name) {
        String from = random(4) == 0 ? any() : last;
        LayerMaker layer = layer(name).from(from);
        Shape shape = shapes.get(from);
        String kind =
                random(6) == 0 ? sum(layer, from) : shape.rank() == 4 ? ofImage(layer, shape) : ofRow(layer, shape);
        String activation = ACTIVATIONS.get(random(ACTIVATIONS.size()));
        float dropout = random(6) == 0 ? 0.25f : 0;
        layer.activation(activation).dropout(dropout);
        if (random(8) == 0) {
            layer.frozen();
        }
        finish(name, layer, from + " " + kind + " " + activation + (dropout > 0 ? " dropout" : ""));
    }

    private void finish(String name, LayerMaker layer, String description) {
        model.add(layer);
        text.add(name + " = " + description);
        last = name;
        Network network = model.network();
        network.layers()
                .forEach(result -> shapes.put(result.name(), result.output().shape()));
    }

    private String sum(LayerMaker layer, String from) {
        List<String> alike = new ArrayList<>(shapes.keySet());
        alike.removeIf(name -> !shapes.get(name).equals(shapes.get(from)));
        String other = alike.get(random(alike.size()));
        layer.from(from, other).op("add");
        return "+ " + other;
    }

    private String ofRow(LayerMaker layer, Shape shape) {
        int kinds = random(5);
        if (kinds == 0) {
            layer.op("batchNorm", "affine", random(3) > 0);
            return "batchNorm";
        }
        if (kinds == 1 && shape.dim(shape.rank() - 1) > 1) {
            layer.op("layerNorm", "axes", 1 + random(shape.dims().size()), "affine", random(3) > 0);
            return "layerNorm";
        }
        if (kinds == 2) {
            layer.op("flatten");
            return "flatten";
        }
        int units = random(5) == 0 ? 17 + random(4) : 1 + random(8);
        layer.op("dense", "value", units, "bias", random(4) > 0);
        return "dense " + units;
    }

    private String ofImage(LayerMaker layer, Shape shape) {
        int smaller = Math.min(shape.dim(2), shape.dim(3));
        return switch (random(8)) {
            case 0 -> pool(layer, "maxPool2d", smaller);
            case 1 -> pool(layer, "avgPool2d", smaller);
            case 2 -> {
                layer.op("globalAvgPool2d");
                yield "globalAvgPool2d";
            }
            case 3, 4 -> ofRow(layer, shape);
            default -> convolution(layer, shape, smaller);
        };
    }

    private String pool(LayerMaker layer, String kind, int smaller) {
        int window = 1 + random(Math.min(3, smaller));
        int stride = 1 + random(3);
        int pad = random(window / 2 + 1);
        String option = kind.equals("maxPool2d") ? "ceil" : "countIncludePad";
        boolean value = random(2) == 0;
        layer.op(kind, "value", window, "stride", stride, "pad", pad, option, value);
        return kind + " " + window + " stride " + stride + " pad " + pad + " " + option + " " + value;
    }

    private String convolution(LayerMaker layer, Shape shape, int smaller) {
        int kernel = 1 + random(Math.min(3, smaller));
        int dilation = kernel == 1 || 2 * (kernel - 1) >= smaller ? 1 : 1 + random(2);
        int stride = 1 + random(3);
        int groups = random(3) == 0 ? shape.dim(1) : 1;
        int filters = groups * (1 + random(3));
        boolean same = random(3) == 0;
        List<Object> attributes = new ArrayList<>(List.of(
                "filters",
                filters,
                "kernel",
                kernel,
                "dilation",
                dilation,
                "stride",
                stride,
                "groups",
                groups,
                "bias",
                random(4) > 0));
        List<Integer> pad = List.of(random(3), random(3), random(3), random(3));
        attributes.addAll(same ? List.of("padding", "SAME") : List.of("pad", pad));
        layer.op("conv2d", attributes.toArray());
        return "conv2d " + attributes;
    }

    private void loss() {
        String loss = List.of("MEAN_SQUARED_ERROR", "BINARY_CROSS_ENTROPY", "SOFTMAX_CROSS_ENTROPY")
                .get(random(3));
        Shape shape = shapes.get(last);
        if (loss.equals("SOFTMAX_CROSS_ENTROPY") && (shape.rank() != 2 || shape.dim(1) < 2)) {
            finish("flat", layer("flat").op("flatten"), "flatten");
            finish("logits", layer("logits").op("dense", "value", 2 + random(4)), "dense");
        }
        model.loss(loss);
        if (random(3) > 0) {
            model.withoutUnused();
        }
        text.add(loss);
    }

    private String any() {
        List<String> names = new ArrayList<>(shapes.keySet());
        return names.get(random(names.size()));
    }

    private int random(int bound) {
        return random.nextInt(bound);
    }
}
