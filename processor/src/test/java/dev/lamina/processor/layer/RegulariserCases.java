package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;

import java.util.List;

/** Small models with penalties, noise, and dropout of channels and rows. */
final class RegulariserCases {
    private RegulariserCases() {}

    static List<LayerCase> all() {
        return List.of(
                new LayerCase(
                        "l1",
                        model(4).add(layer("hidden")
                                        .op("dense", "value", 20)
                                        .activation("TANH")
                                        .regularisers("ELEMENT", 0.1f, 0, 0))
                                .add(layer("result")
                                        .op("dense", "value", 2)
                                        .l2(0.05f)
                                        .regularisers("ELEMENT", 0.01f, 0, 0))),
                new LayerCase(
                        "l1 of a convolution",
                        model(2, 4, 4)
                                .add(layer("conv")
                                        .op("conv2d", "filters", 2, "kernel", 3)
                                        .regularisers("ELEMENT", 0.1f, 0, 0))
                                .add(layer("result").op("dense", "value", 2))),
                new LayerCase(
                        "l1 and l2 of an lstm",
                        model(4, 3)
                                .add(layer("recurrent")
                                        .op("lstm", "value", 3, "layers", 2, "bidirectional", true, "last", true)
                                        .l2(0.05f)
                                        .regularisers("ELEMENT", 0.1f, 0, 0))
                                .add(layer("result").op("dense", "value", 2))),
                new LayerCase(
                        "l2 of a gru",
                        model(4, 3)
                                .add(layer("recurrent").op("gru", "value", 5).l2(0.05f))
                                .add(layer("result").op("dense", "value", 2))),
                new LayerCase(
                        "activity penalties",
                        model(4).add(layer("hidden")
                                        .op("dense", "value", 5)
                                        .activation("TANH")
                                        .regularisers("ELEMENT", 0, 0.1f, 0.2f))
                                .add(layer("result").op("dense", "value", 2).regularisers("ELEMENT", 0, 0, 0.3f))),
                new LayerCase(
                        "activity penalties before dropout",
                        model(2, 4, 4)
                                .add(layer("conv")
                                        .op("conv2d", "filters", 3, "kernel", 3)
                                        .activation("SILU")
                                        .dropout(0.4f)
                                        .regularisers("CHANNEL", 0, 0.1f, 0.1f))
                                .add(layer("result").op("dense", "value", 2))),
                new LayerCase(
                        "dropout of channels",
                        model(2, 5, 5)
                                .add(layer("conv")
                                        .op("conv2d", "filters", 6, "kernel", 3)
                                        .activation("TANH")
                                        .dropout(0.4f)
                                        .regularisers("CHANNEL", 0, 0, 0))
                                .add(layer("result").op("dense", "value", 2))),
                new LayerCase(
                        "dropout of channels of a sequence",
                        model(3, 17)
                                .add(layer("dropped").dropout(0.3f).regularisers("CHANNEL", 0, 0, 0))
                                .add(layer("conv").op("conv1d", "filters", 2, "kernel", 3))),
                new LayerCase(
                        "dropout of rows in a residual branch",
                        model(6).add(layer("branch")
                                        .op("dense", "value", 6)
                                        .activation("TANH")
                                        .dropout(0.5f)
                                        .regularisers("ROW", 0, 0, 0))
                                .add(layer("sum").from("input", "branch").op("add"))
                                .add(layer("result").op("dense", "value", 2))),
                new LayerCase(
                        "noise",
                        model(5).add(layer("noisy").op("gaussianNoise", "value", 0.3f))
                                .add(layer("hidden").op("dense", "value", 7).activation("TANH"))
                                .add(layer("again")
                                        .op("gaussianNoise", "value", 0.1f)
                                        .dropout(0.2f))
                                .add(layer("result").op("dense", "value", 2))),
                new LayerCase(
                        "dropout twice, of which inference knows nothing",
                        model(3).add(layer("hidden")
                                        .op("dense", "value", 8)
                                        .activation("SOFTMAX")
                                        .dropout(0.2f))
                                .add(layer("flat").op("flatten").dropout(0.2f))
                                .add(layer("result").op("dense", "value", 5))
                                .add(layer("last").op("dense", "value", 2))),
                new LayerCase(
                        "noise behind dropout, of which inference knows nothing",
                        model(3).add(layer("hidden")
                                        .op("dense", "value", 8)
                                        .activation("SOFTMAX")
                                        .dropout(0.2f))
                                .add(layer("noisy").op("gaussianNoise", "value", 0.1f))
                                .add(layer("result").op("dense", "value", 5))
                                .add(layer("last").op("dense", "value", 2))),
                new LayerCase(
                        "noise on an image",
                        model(2, 5, 5)
                                .add(layer("noisy")
                                        .op("gaussianNoise", "value", 1f)
                                        .activation("RELU"))
                                .add(layer("conv").op("conv2d", "filters", 2, "kernel", 3))));
    }
}
