package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;

import dev.lamina.processor.testing.ModelMaker;
import java.util.ArrayList;
import java.util.List;

/**
 * Small models in which sizes are easily taken for each other: generated code calls them by names, which come from other
 * layers of the same shape as well. Tests of code run 5 rows of a batch of 8, so 5 and 8 are such sizes too.
 */
final class NamedSizeCases {
    private final List<LayerCase> cases = new ArrayList<>();

    private NamedSizeCases() {}

    /** All cases, in a fixed order. */
    static List<LayerCase> all() {
        NamedSizeCases all = new NamedSizeCases();
        all.rows();
        all.sequences();
        all.images();
        all.recurrences();
        all.attention();
        all.names();
        return List.copyOf(all.cases);
    }

    private void add(String name, ModelMaker model) {
        cases.add(new LayerCase("sizes: " + name, model));
    }

    private void rows() {
        add(
                "as wide as the batch and the rows",
                model(8).add(layer("first").op("dense", "value", 8).activation("TANH"))
                        .add(layer("second").op("dense", "value", 5).activation("SIGMOID"))
                        .add(layer("third").op("dense", "value", 8))
                        .add(layer("sum").from("first", "third").op("add"))
                        .add(layer("logits").op("dense", "value", 5))
                        .loss("SOFTMAX_CROSS_ENTROPY"));
        add(
                "as wide as two others together",
                model(3).add(layer("narrow").op("dense", "value", 2).activation("TANH"))
                        .add(layer("both").from("input", "narrow").op("concat"))
                        .add(layer("wide").op("dense", "value", 6).activation("TANH"))
                        .add(layer("folded").op("reshape", "value", List.of(3, 2)))
                        .add(layer("narrow2").op("dense", "value", 3))
                        .add(layer("flat").op("flatten"))
                        .add(layer("result").op("dense", "value", 6)));
    }

    private void sequences() {
        add(
                "as many steps as features, units and rows",
                model(5, 5)
                        .add(layer("first").op("dense", "value", 5).activation("TANH"))
                        .add(layer("turned").op("permute", "value", List.of(1, 0)))
                        .add(layer("second").op("dense", "value", 7).activation("TANH"))
                        .add(layer("mixed").from("first", "second").op("matmul"))
                        .add(layer("norm").op("layerNorm"))
                        .add(layer("result").op("dense", "value", 2)));
        add(
                "a tiled product of steps as many as the batch",
                model(8, 8)
                        .add(layer("up").op("dense", "value", 17).activation("TANH"))
                        .add(layer("down").op("dense", "value", 8))
                        .add(layer("sum").from("input", "down").op("add")));
        add(
                "two sequences that are each other's transpose",
                model().input("left", 3, 4)
                        .input("right", 4, 3)
                        .add(layer("square").from("left", "right").op("matmul"))
                        .add(layer("other").from("right", "left").op("matmul").activation("SOFTMAX"))
                        .add(layer("back").from("square", "left").op("matmul"))
                        .add(layer("result").from("back", "other").op("matmul")));
        add(
                "a flat layer as wide as a sequence",
                model(2, 3)
                        .add(layer("whole").op("flatten"))
                        .add(layer("same").op("dense", "value", 6).activation("TANH"))
                        .add(layer("folded").op("reshape", "value", List.of(2, 3)))
                        .add(layer("sum").from("input", "folded").op("add"))
                        .add(layer("each").op("dense", "value", 6).activation("TANH"))
                        .add(layer("result").op("dense", "value", 3)));
    }

    private void images() {
        add(
                "as many channels as lines, columns and rows",
                model(5, 5, 5)
                        .add(layer("conv")
                                .op("conv2d", "filters", 5, "kernel", 3, "padding", "SAME", "bias", false)
                                .activation("TANH"))
                        .add(layer("norm").op("batchNorm"))
                        .add(layer("pool").op("avgPool2d", "value", 2))
                        .add(layer("point").op("conv2d", "filters", 2, "kernel", 1))
                        .add(layer("result").op("dense", "value", 8)));
        add(
                "channels, lines and columns in turn",
                model(2, 3, 4)
                        .add(layer("conv").op("conv2d", "filters", 3, "kernel", List.of(2, 1)))
                        .add(layer("turned").op("permute", "value", List.of(2, 0, 1)))
                        .add(layer("conv2").op("conv2d", "filters", 4, "kernel", List.of(1, 2), "pad", List.of(1, 0)))
                        .add(layer("flat").op("flatten"))
                        .add(layer("result").op("dense", "value", 4)));
        add(
                "a tiled product of a flattened image",
                model(2, 3, 4)
                        .add(layer("flat").op("flatten"))
                        .add(layer("hidden").op("dense", "value", 24).activation("RELU"))
                        .add(layer("result").op("dense", "value", 3)));
    }

    private void recurrences() {
        for (String kind : List.of("rnn", "lstm", "gru")) {
            add(
                    kind + " of as many units as features, steps and rows",
                    model(5, 5)
                            .add(layer("cells").op(kind, "value", 5))
                            .add(layer("result").op("dense", "value", 5)));
            add(
                    kind + " of as many units as a whole row",
                    model(2, 3)
                            .add(layer("cells").op(kind, "value", 6, "bidirectional", true, "last", true))
                            .add(layer("result").op("dense", "value", 2)));
        }
        add(
                "gates as wide as other layers",
                model(3, 8)
                        .add(layer("before").op("dense", "value", 2).activation("TANH"))
                        .add(layer("cells").op("lstm", "value", 2, "layers", 2, "bidirectional", true))
                        .add(layer("after").op("dense", "value", 8).activation("TANH"))
                        .add(layer("more").op("gru", "value", 8, "last", true))
                        .add(layer("result").op("dense", "value", 24)));
    }

    private void attention() {
        add(
                "attention of as many steps as features, heads and rows",
                model(5, 5).add(layer("attention").op("attention", "heads", 5, "causal", true)));
        add(
                "attention with projections as wide as other layers",
                model(4, 4)
                        .add(layer("wide").op("dense", "value", 12).activation("TANH"))
                        .add(layer("narrow").op("dense", "value", 4))
                        .add(layer("attention").op("attention", "heads", 2))
                        .add(layer("sum").from("narrow", "attention").op("add"))
                        .add(layer("flat").op("flatten"))
                        .add(layer("result").op("dense", "value", 16)));
    }

    private void names() {
        add(
                "names that meet",
                model().input("conv", 2, 3, 3)
                        .input("convChannels", 2)
                        .input("batch", 3)
                        .add(layer("convHeight").from("convChannels").op("dense", "value", 3))
                        .add(layer("conv_width").from("batch").op("dense", "value", 3))
                        .add(layer("same").from("convHeight", "conv_width").op("add"))
                        .add(layer("kernel").from("conv").op("conv2d", "filters", 3, "kernel", 3, "padding", "SAME"))
                        .add(layer("kernelTaps").op("globalAvgPool2d").activation("TANH"))
                        .add(layer("lanes").from("same", "kernelTaps").op("add"))
                        .add(layer("species").op("dense", "value", 4)));
    }
}
