package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;

import dev.lamina.processor.testing.ModelMaker;
import java.util.ArrayList;
import java.util.List;

/** Small models with every layer, activation and loss: to add one of these, add its cases here or in a file of its kind. */
public final class LayerCases {
    private final List<LayerCase> cases = new ArrayList<>();

    private LayerCases() {}

    /** All cases, in a fixed order. */
    public static List<LayerCase> all() {
        LayerCases all = new LayerCases();
        all.dense();
        all.sharedWeights();
        all.convolutions();
        all.pools();
        all.cases.addAll(ImageLayerCases.all());
        all.modifiers();
        all.graphs();
        all.cases.addAll(RegulariserCases.all());
        all.cases.addAll(LossCases.all());
        all.cases.addAll(SeveralLossesCases.all());
        all.cases.addAll(ActivationAndNormCases.all());
        all.cases.addAll(ShapeLayerCases.all());
        all.cases.addAll(RecurrentLayerCases.all());
        all.cases.addAll(AttentionLayerCases.all());
        all.cases.addAll(NamedSizeCases.all());
        return List.copyOf(all.cases);
    }

    private void add(String name, ModelMaker model) {
        cases.add(new LayerCase(name, model));
    }

    private void dense() {
        add("dense", model(3).add(layer("dense").op("dense", "value", 4)));
        add("dense without bias", model(3).add(layer("dense").op("dense", "value", 4, "bias", false)));
        add("dense on a sequence", model(3, 4).add(layer("dense").op("dense", "value", 2)));
        add("dense on an image", model(2, 3, 2).add(layer("dense").op("dense", "value", 2)));
        add("dense of one number", model(1).add(layer("dense").op("dense", "value", 1)));
        add(
                "wide dense",
                model(17)
                        .add(layer("hidden").op("dense", "value", 33).activation("TANH"))
                        .add(layer("result").op("dense", "value", 10)));
        add(
                "flatten",
                model(2, 3, 2)
                        .add(layer("flat").op("flatten"))
                        .add(layer("dense").op("dense", "value", 3)));
        add(
                "flatten at the end",
                model(2, 3, 2)
                        .add(layer("conv").op("conv2d", "filters", 2, "kernel", 2))
                        .add(layer("flat").op("flatten")));
        add(
                "flatten of what is flat",
                model(4).add(layer("dense").op("dense", "value", 3))
                        .add(layer("flat").op("flatten")));
    }

    private void sharedWeights() {
        add(
                "dense, weights shared",
                model(5).add(layer("first")
                                .op("dense", "value", 5)
                                .activation("TANH")
                                .l2(0.1f))
                        .add(layer("second")
                                .op("dense", "value", 5)
                                .activation("TANH")
                                .weightsOf("first"))
                        .add(layer("third").op("dense", "value", 5).weightsOf("second")));
        add(
                "dense, weight shared, bias its own",
                model(5).add(layer("first")
                                .op("dense", "value", 5, "bias", false)
                                .activation("TANH"))
                        .add(layer("second").op("dense", "value", 5).weightsOf("first")));
        add(
                "dense, weight of a layer that nothing reads",
                model(5).add(layer("owner").op("dense", "value", 3).l2(0.1f))
                        .add(layer("hidden")
                                .from("input")
                                .op("dense", "value", 5)
                                .activation("TANH"))
                        .add(layer("result")
                                .op("dense", "value", 3, "bias", false)
                                .weightsOf("owner")));
        add(
                "conv2d, weights shared by two branches",
                model().input("left", 2, 5, 5)
                        .input("right", 2, 5, 5)
                        .add(layer("a").from("left").op("conv2d", "filters", 3, "kernel", 3))
                        .add(layer("b")
                                .from("right")
                                .op("conv2d", "filters", 3, "kernel", 3)
                                .weightsOf("a"))
                        .add(layer("both").from("a", "b").op("add")));
        add(
                "batchNorm, shared with its statistics",
                model(4).add(layer("a").op("batchNorm").activation("TANH"))
                        .add(layer("b").op("batchNorm").weightsOf("a")));
    }

    private void convolutions() {
        add("conv2d", convolution("kernel", 3));
        add("conv2d without bias", convolution("kernel", 3, "bias", false));
        add("conv2d 1x1", convolution("kernel", 1));
        add("conv2d SAME", convolution("kernel", 3, "padding", "SAME"));
        add("conv2d SAME, even kernel", convolution("kernel", 4, "padding", "SAME"));
        add("conv2d SAME, stride", convolution("kernel", 3, "padding", "SAME", "stride", 2));
        add("conv2d stride", convolution("kernel", List.of(3, 2), "stride", List.of(2, 1)));
        add("conv2d dilation", convolution("kernel", 2, "dilation", List.of(2, 3)));
        add("conv2d padding", convolution("kernel", 3, "pad", 1));
        add("conv2d padding by axis", convolution("kernel", 3, "pad", List.of(0, 2)));
        add("conv2d padding by side", convolution("kernel", 3, "pad", List.of(0, 1, 2, 3)));
        add("conv2d groups", convolution("kernel", 3, "groups", 2));
        add(
                "conv2d, two and a pool",
                model(1, 8, 8)
                        .add(layer("conv1")
                                .op("conv2d", "filters", 2, "kernel", 3, "padding", "SAME")
                                .activation("RELU"))
                        .add(layer("pool1").op("maxPool2d", "value", 2))
                        .add(layer("conv2")
                                .op("conv2d", "filters", 3, "kernel", 3)
                                .activation("RELU"))
                        .add(layer("logits").op("dense", "value", 3))
                        .loss("SOFTMAX_CROSS_ENTROPY"));
    }

    private static ModelMaker convolution(Object... attributes) {
        List<Object> all = new ArrayList<>(List.of("filters", 4));
        all.addAll(List.of(attributes));
        return model(2, 6, 5).add(layer("conv").op("conv2d", all.toArray()));
    }

    private void pools() {
        for (String pool : List.of("maxPool2d", "avgPool2d")) {
            add(pool, pool(pool, "value", 2));
            add(pool + " with stride", pool(pool, "value", 2, "stride", List.of(1, 3)));
            add(pool + " with padding", pool(pool, "value", 3, "stride", 2, "pad", 1));
            add(pool + " of its own size on each axis", pool(pool, "value", List.of(2, 3)));
        }
        add("maxPool2d ceil", pool("maxPool2d", "value", 2, "ceil", true));
        add(
                "avgPool2d that doesn't count padding",
                pool("avgPool2d", "value", 3, "stride", 2, "pad", 1, "countIncludePad", false));
        add(
                "globalAvgPool2d",
                model(2, 5, 5)
                        .add(layer("conv")
                                .op("conv2d", "filters", 3, "kernel", 3)
                                .activation("RELU"))
                        .add(layer("mean").op("globalAvgPool2d"))
                        .add(layer("dense").op("dense", "value", 2)));
        add("globalAvgPool2d alone", model(2, 3, 3).add(layer("mean").op("globalAvgPool2d")));
        add(
                "globalAvgPool2d that yields classes",
                model(2, 5, 5)
                        .add(layer("conv").op("conv2d", "filters", 3, "kernel", 3))
                        .add(layer("mean").op("globalAvgPool2d"))
                        .loss("SOFTMAX_CROSS_ENTROPY"));
        add(
                "globalAvgPool2d that yields classes twice",
                model(2, 4, 5)
                        .add(layer("conv")
                                .op("conv2d", "filters", 4, "kernel", 3)
                                .activation("SOFTMAX"))
                        .add(layer("mean").op("globalAvgPool2d").activation("SIGMOID"))
                        .add(layer("sum").from("mean", "mean").op("add").activation("RELU"))
                        .loss("SOFTMAX_CROSS_ENTROPY"));
        add(
                "globalAvgPool2d and an activation",
                model(3, 4, 4)
                        .add(layer("conv").op("conv2d", "filters", 2, "kernel", 1))
                        .add(layer("mean").op("globalAvgPool2d").activation("SIGMOID")));
    }

    private static ModelMaker pool(String kind, Object... attributes) {
        return model(1, 7, 7)
                .add(layer("conv").op("conv2d", "filters", 2, "kernel", 3, "padding", "SAME"))
                .add(layer("pool").op(kind, attributes));
    }

    private void modifiers() {
        add(
                "dropout",
                model(4).add(layer("hidden")
                                .op("dense", "value", 8)
                                .activation("TANH")
                                .dropout(0.4f))
                        .add(layer("result").op("dense", "value", 2).dropout(0.2f)));
        add(
                "dropout of the input",
                model(2, 3, 3)
                        .add(layer("dropped").dropout(0.5f))
                        .add(layer("conv").op("conv2d", "filters", 2, "kernel", 2)));
        add(
                "two dropouts of one layer",
                model(6).add(layer("dense").op("dense", "value", 5))
                        .add(layer("a").from("dense").dropout(0.3f))
                        .add(layer("b").from("dense").dropout(0.3f))
                        .add(layer("sum").from("a", "b").op("add")));
        add(
                "l2",
                model(4).add(layer("hidden")
                                .op("dense", "value", 3)
                                .activation("SIGMOID")
                                .l2(0.1f))
                        .add(layer("result").op("dense", "value", 2).l2(0.01f)));
        add(
                "frozen at the beginning",
                model(4).add(layer("hidden")
                                .op("dense", "value", 3)
                                .activation("TANH")
                                .frozen())
                        .add(layer("result").op("dense", "value", 2)));
        add(
                "frozen in between",
                model(4).add(layer("first").op("dense", "value", 3).activation("TANH"))
                        .add(layer("second")
                                .op("dense", "value", 3)
                                .activation("TANH")
                                .frozen())
                        .add(layer("norm").op("batchNorm").frozen())
                        .add(layer("result").op("dense", "value", 2)));
    }

    private void graphs() {
        add(
                "residual",
                model(4).add(layer("hidden").op("dense", "value", 4).activation("RELU"))
                        .add(layer("sum").from("input", "hidden").op("add")));
        add(
                "residual of convolutions",
                model(2, 4, 4)
                        .add(layer("conv1")
                                .op("conv2d", "filters", 2, "kernel", 3, "padding", "SAME")
                                .activation("RELU"))
                        .add(layer("conv2").op("conv2d", "filters", 2, "kernel", 3, "padding", "SAME"))
                        .add(layer("sum").from("conv2", "conv1").op("add").activation("RELU"))
                        .add(layer("result").op("dense", "value", 2)));
        add(
                "two inputs",
                model().input("left", 3)
                        .input("right", 5)
                        .add(layer("a").from("left").op("dense", "value", 4))
                        .add(layer("b").from("right").op("dense", "value", 4))
                        .add(layer("sum").from("a", "b").op("add").activation("GELU"))
                        .add(layer("result").op("dense", "value", 2)));
        add(
                "three in a sum",
                model(4).add(layer("a").from("input").op("dense", "value", 4))
                        .add(layer("b").from("input").op("dense", "value", 4).activation("SILU"))
                        .add(layer("sum").from("a", "input", "b").op("add")));
        add(
                "the same twice in a sum",
                model(4).add(layer("a").op("dense", "value", 4))
                        .add(layer("sum").from("a", "a").op("add").activation("TANH")));
        add(
                "a layer that nobody reads",
                model(4).add(layer("unused").from("input").op("dense", "value", 3))
                        .add(layer("result").from("input").op("dense", "value", 2)));
        add(
                "two layers alike",
                model(4).add(layer("a").from("input").activation("TANH"))
                        .add(layer("b").from("input").activation("TANH"))
                        .add(layer("sum").from("a", "b").op("add"))
                        .add(layer("result").op("dense", "value", 2)));
    }
}
