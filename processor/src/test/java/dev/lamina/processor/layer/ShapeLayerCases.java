package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;

import dev.lamina.processor.testing.LayerMaker;
import dev.lamina.processor.testing.ModelMaker;
import java.util.ArrayList;
import java.util.List;

/** Small models with layers that change shapes, join layers or look vectors up. */
final class ShapeLayerCases {
    private final List<LayerCase> cases = new ArrayList<>();

    private ShapeLayerCases() {}

    static List<LayerCase> all() {
        ShapeLayerCases all = new ShapeLayerCases();
        all.merges();
        all.products();
        all.shapes();
        all.sums();
        all.tables();
        return List.copyOf(all.cases);
    }

    private void add(String name, ModelMaker model) {
        cases.add(new LayerCase(name, model));
    }

    /** A model whose layer reads what another one with weights yields for an input of the same shape. */
    private static ModelMaker behindDense(LayerMaker layer, Integer... shape) {
        return model(shape)
                .add(weighted("dense", List.of(shape)).activation("TANH"))
                .add(layer);
    }

    /** A layer with weights that keeps the shape of what it reads. */
    private static LayerMaker weighted(String name, List<Integer> shape) {
        return shape.size() < 3
                ? layer(name).op("dense", "value", shape.get(shape.size() - 1))
                : layer(name).op("layerNorm", "axes", shape.size());
    }

    /** A model with two inputs, of which one goes through a layer with weights. */
    private static ModelMaker two(List<Integer> first, List<Integer> second) {
        return model().input("left", first.toArray(Integer[]::new))
                .input("right", second.toArray(Integer[]::new))
                .add(layer("a").from("left").activation("TANH"))
                .add(weighted("b", second).from("right"));
    }

    private void merges() {
        for (String kind : List.of("add", "sub", "mul")) {
            add(
                    kind + " of equal shapes",
                    two(List.of(3, 2), List.of(3, 2))
                            .add(layer("net").from("a", "b").op(kind).activation("SIGMOID")));
            add(
                    kind + " of a missing axis",
                    two(List.of(3, 2), List.of(2))
                            .add(layer("net").from("a", "b").op(kind)));
            add(
                    kind + " of axes of size 1",
                    two(List.of(3, 1), List.of(1, 4))
                            .add(layer("net").from("a", "b").op(kind)));
            add(
                    kind + " of an axis of size 1 on the left",
                    two(List.of(2, 1, 3), List.of(4, 1))
                            .add(layer("net").from("b", "a").op(kind)));
        }
        ModelMaker positive = model().input("left", 3, 2)
                .input("right", 3, 1)
                .add(layer("a").from("left").op("dense", "value", 2))
                .add(layer("b").from("right").activation("GELU"))
                .add(layer("c").from("b").activation("SIGMOID"))
                .add(layer("net").from("a", "c").op("div"));
        add("div", positive);
        add(
                "mul of three",
                two(List.of(4), List.of(4))
                        .add(layer("net").from("a", "b", "left").op("mul")));
        add(
                "the same twice in a product",
                behindDense(layer("net").from("dense", "dense").op("mul"), 5));
        add(
                "gate",
                model(3, 4)
                        .add(layer("value").from("input").op("dense", "value", 5))
                        .add(layer("gate").from("input").op("dense", "value", 5).activation("SIGMOID"))
                        .add(layer("net").from("value", "gate").op("mul")));
        add(
                "concat",
                two(List.of(3), List.of(2)).add(layer("net").from("a", "b").op("concat")));
        add(
                "rescale",
                model(3).add(layer("first").op("dense", "value", 4))
                        .add(layer("net")
                                .op("rescale", "scale", -0.5f, "offset", 2f)
                                .activation("TANH")));
        add(
                "rescale of channels",
                model(1, 5, 5)
                        .add(layer("first").op("conv2d", "filters", 3, "kernel", 2))
                        .add(layer("net")
                                .op("rescale", "scale", List.of(2f, 0.5f, -1f), "offset", List.of(0f, 1f, -0.25f))));
        add(
                "rescale of the last axis",
                behindDense(layer("net").op("rescale", "scale", List.of(2f, 0f, 1f, -3f), "axis", -1), 3, 4));
        add("rescale without effect", behindDense(layer("net").op("rescale", "axis", 1), 3, 4));
        add(
                "concat of the last axis but one",
                two(List.of(3, 2, 2), List.of(3, 4, 2))
                        .add(layer("joined").from("a", "b").op("concat", "value", -2))
                        .add(layer("net").op("dense", "value", 2)));
        add(
                "concat of the last axis",
                two(List.of(3, 2), List.of(3, 4))
                        .add(layer("joined").from("a", "b", "a").op("concat", "value", -1))
                        .add(layer("net").op("dense", "value", 2)));
        add(
                "concat of channels",
                model(2, 4, 4)
                        .add(layer("conv").op("conv2d", "filters", 3, "kernel", 3, "padding", "SAME"))
                        .add(layer("joined").from("input", "conv").op("concat"))
                        .add(layer("net").op("conv2d", "filters", 2, "kernel", 2)));
    }

    private void products() {
        add(
                "matmul",
                two(List.of(3, 4), List.of(4, 5))
                        .add(layer("net").from("a", "b").op("matmul")));
        add(
                "matmul of transposed",
                two(List.of(2, 4, 3), List.of(2, 5, 4))
                        .add(layer("net")
                                .from("a", "b")
                                .op("matmul", "transposeA", true, "transposeB", true)
                                .activation("RELU")));
        add(
                "attention without heads",
                model(5, 4)
                        .add(layer("q").from("input").op("dense", "value", 3))
                        .add(layer("k").from("input").op("dense", "value", 3))
                        .add(layer("v").from("input").op("dense", "value", 4))
                        .add(layer("weights")
                                .from("q", "k")
                                .op("matmul", "transposeB", true)
                                .activation("SOFTMAX"))
                        .add(layer("net").from("weights", "v").op("matmul")));
        add(
                "bilinear",
                two(List.of(4), List.of(3)).add(layer("net").from("a", "b").op("bilinear", "value", 5)));
        add(
                "bilinear of sequences, without bias",
                two(List.of(2, 3), List.of(2, 1))
                        .add(layer("net").from("a", "b").op("bilinear", "value", 2, "bias", false)));
    }

    private void shapes() {
        add("reshape", behindDense(layer("net").op("reshape", "value", List.of(2, -1)), 6));
        add(
                "reshape to an image",
                model(16)
                        .add(layer("image").op("reshape", "value", List.of(1, 4, 4)))
                        .add(layer("net").op("conv2d", "filters", 2, "kernel", 3)));
        add("permute", behindDense(layer("net").op("permute", "value", List.of(1, 0)), 3, 4));
        add("permute, axes from the end", behindDense(layer("net").op("permute", "value", List.of(-1, 0)), 3, 4));
        add(
                "permute of three axes",
                model(2, 3, 4)
                        .add(layer("turned").op("permute", "value", List.of(2, 0, 1)))
                        .add(layer("net").op("dense", "value", 2)));
        add("slice", behindDense(layer("net").op("slice", "axis", 1, "from", 1, "to", -1), 3, 4));
        add(
                "slice of the last step",
                behindDense(layer("last").op("slice", "from", -1), 3, 4)
                        .add(layer("net").op("squeeze", "value", 0)));
        add("slice of everything", behindDense(layer("net").op("slice"), 3));
        add(
                "slices side by side",
                model(3, 4)
                        .add(layer("both").from("input").op("dense", "value", 6))
                        .add(layer("first").from("both").op("slice", "axis", -1, "to", 3))
                        .add(layer("second")
                                .from("both")
                                .op("slice", "axis", -1, "from", 3)
                                .activation("SIGMOID"))
                        .add(layer("net").from("first", "second").op("mul")));
        add("squeeze of all", behindDense(layer("net").op("squeeze"), 1, 3, 1));
        add("expand", behindDense(layer("net").op("expand", "value", -1), 3, 2));
    }

    private void sums() {
        for (String kind : List.of("mean", "sum")) {
            add(kind, behindDense(layer("net").op(kind, "value", 0), 3, 4));
            add(kind + " that keeps the axis", behindDense(layer("net").op(kind, "value", -1, "keep", true), 3, 4));
            add(
                    kind + " over two axes",
                    behindDense(layer("net").op(kind, "value", List.of(0, 1)), 2, 3, 4)
                            .add(layer("result").op("dense", "value", 2)));
            add(kind + " over all", behindDense(layer("net").op(kind), 3, 4));
        }
    }

    private void tables() {
        add(
                "embedding",
                model().indices("tokens", 7, 4)
                        .add(layer("vectors").op("embedding", "width", 5))
                        .add(layer("net").op("dense", "value", 2).activation("TANH")));
        add(
                "embedding of a larger vocabulary, with l2",
                model().indices("tokens", 3, 2, 2)
                        .add(layer("net")
                                .op("embedding", "vocabulary", 6, "width", 3)
                                .l2(0.1f)));
        add(
                "frozen embedding",
                model().indices("tokens", 5, 4)
                        .add(layer("vectors").op("embedding", "width", 3).frozen())
                        .add(layer("net").op("dense", "value", 2)));
        add(
                "embedding and the head that is tied to it",
                model().indices("tokens", 7, 4)
                        .add(layer("vectors").op("embedding", "width", 5))
                        .add(layer("hidden").op("dense", "value", 5).activation("TANH"))
                        .add(layer("logits").op("dense", "value", 7).weightsOf("vectors")));
        add(
                "embedding that two inputs are looked up in",
                model().indices("left", 7, 4)
                        .indices("right", 7, 4)
                        .add(layer("vectors").from("left").op("embedding", "width", 5))
                        .add(layer("others")
                                .from("right")
                                .op("embedding", "width", 5)
                                .weightsOf("vectors"))
                        .add(layer("net").from("vectors", "others").op("mul")));
        add(
                "embedding that an input is looked up in three times",
                model().indices("tokens", 6, 3)
                        .add(layer("first").from("tokens").op("embedding", "width", 4))
                        .add(layer("second")
                                .from("tokens")
                                .op("embedding", "width", 4)
                                .weightsOf("first"))
                        .add(layer("third")
                                .from("tokens")
                                .op("embedding", "width", 4)
                                .weightsOf("first"))
                        .add(layer("net").from("first", "second", "third").op("mul")));
        add(
                "embedding and features",
                model().indices("tokens", 5, 1)
                        .input("features", 3)
                        .add(layer("vectors").from("tokens").op("embedding", "width", 4))
                        .add(layer("flat").op("flatten"))
                        .add(layer("joined").from("flat", "features").op("concat"))
                        .add(layer("net").op("dense", "value", 3))
                        .loss("SOFTMAX_CROSS_ENTROPY"));
        for (String kind : List.of("LEARNED", "SINUSOIDAL")) {
            add(
                    "positions, " + kind,
                    model().indices("tokens", 5, 4)
                            .add(layer("vectors").op("embedding", "width", 3))
                            .add(layer("net").op("positions", "value", kind)));
        }
    }
}
