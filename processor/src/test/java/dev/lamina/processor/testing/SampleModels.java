package dev.lamina.processor.testing;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Models of ordinary sizes, made anew each time. */
public final class SampleModels {
    private SampleModels() {}

    /** All of them by name. */
    public static Map<String, Supplier<ModelMaker>> all() {
        Map<String, Supplier<ModelMaker>> models = new LinkedHashMap<>();
        models.put("Xor", SampleModels::xor);
        models.put("Mlp", SampleModels::mlp);
        models.put("LeNet", SampleModels::leNet);
        models.put("Residual", SampleModels::residual);
        models.put("Deep", SampleModels::deep);
        models.put("TwoInputs", SampleModels::twoInputs);
        models.put("Sequence", SampleModels::sequence);
        return models;
    }

    private static ModelMaker xor() {
        return model(2).add(layer("hidden").op("dense", "value", 8).activation("TANH"))
                .add(layer("result").op("dense", "value", 1))
                .loss("BINARY_CROSS_ENTROPY")
                .batch(4);
    }

    private static ModelMaker mlp() {
        return model(784)
                .add(layer("hidden1").op("dense", "value", 512).activation("RELU"))
                .add(layer("hidden2").op("dense", "value", 256).activation("RELU"))
                .add(layer("logits").op("dense", "value", 10))
                .loss("SOFTMAX_CROSS_ENTROPY")
                .batch(64);
    }

    private static ModelMaker leNet() {
        return model(1, 28, 28)
                .add(layer("conv1")
                        .op("conv2d", "filters", 8, "kernel", 5, "padding", "SAME")
                        .activation("RELU"))
                .add(layer("pool1").op("maxPool2d", "value", 2))
                .add(layer("conv2")
                        .op("conv2d", "filters", 16, "kernel", 5, "padding", "SAME")
                        .activation("RELU"))
                .add(layer("pool2").op("maxPool2d", "value", 2))
                .add(layer("hidden")
                        .op("dense", "value", 128)
                        .activation("RELU")
                        .dropout(0.25f))
                .add(layer("logits").op("dense", "value", 10))
                .loss("SOFTMAX_CROSS_ENTROPY")
                .batch(64);
    }

    private static ModelMaker residual() {
        ModelMaker model = model(3, 16, 16)
                .add(layer("stem").op("conv2d", "filters", 8, "kernel", 3, "padding", "SAME", "bias", false))
                .add(layer("stemNorm").op("batchNorm").activation("RELU"));
        String before = "stemNorm";
        for (int block = 1; block <= 3; block++) {
            String name = "block" + block;
            model.add(layer(name + "Conv1")
                            .from(before)
                            .op("conv2d", "filters", 8, "kernel", 3, "padding", "SAME", "bias", false))
                    .add(layer(name + "Norm1").op("batchNorm").activation("SILU"))
                    .add(layer(name + "Conv2").op("conv2d", "filters", 8, "kernel", 3, "padding", "SAME", "groups", 2))
                    .add(layer(name + "Norm2").op("batchNorm"))
                    .add(layer(name).from(name + "Norm2", before).op("add").activation("GELU"));
            before = name;
        }
        return model.add(layer("pooled").op("globalAvgPool2d"))
                .add(layer("logits").op("dense", "value", 10))
                .loss("SOFTMAX_CROSS_ENTROPY")
                .batch(16);
    }

    /** Many layers, for what grows with their number. */
    private static ModelMaker deep() {
        ModelMaker model = model(12);
        for (int i = 1; i <= 18; i++) {
            model.add(layer("dense" + i).op("dense", "value", 12));
            model.add(layer("norm" + i).op("layerNorm").activation("GELU_TANH").dropout(0.1f));
        }
        return model.add(layer("result").op("dense", "value", 3));
    }

    private static ModelMaker twoInputs() {
        return model().input("image", 1, 8, 8)
                .input("facts", 5)
                .add(layer("conv")
                        .from("image")
                        .op("conv2d", "filters", 4, "kernel", 3, "stride", 2)
                        .activation("SIGMOID"))
                .add(layer("seen").op("dense", "value", 6).activation("LEAKY_RELU"))
                .add(layer("told").from("facts").op("dense", "value", 6).activation("SOFTMAX"))
                .add(layer("both").from("seen", "told").op("add"))
                .add(layer("result").op("dense", "value", 2));
    }

    private static ModelMaker sequence() {
        return model(24, 12)
                .add(layer("embedded").op("dense", "value", 32))
                .add(layer("cells").op("lstm", "value", 24, "bidirectional", true))
                .add(layer("attention").op("attention", "heads", 4, "causal", true))
                .add(layer("sum").from("cells", "attention").op("add"))
                .add(layer("norm").op("layerNorm"))
                .add(layer("filtered").op("permute", "value", List.of(1, 0)))
                .add(layer("conv")
                        .op("conv1d", "filters", 24, "kernel", 5, "padding", "SAME")
                        .activation("GELU"))
                .add(layer("back").op("permute", "value", List.of(1, 0)))
                .add(layer("memory").op("gru", "value", 48, "last", true))
                .add(layer("logits").op("dense", "value", 24))
                .loss("SOFTMAX_CROSS_ENTROPY")
                .batch(32);
    }
}
