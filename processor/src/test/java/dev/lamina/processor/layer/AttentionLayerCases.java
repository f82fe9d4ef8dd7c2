package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;

import dev.lamina.processor.testing.LayerMaker;
import dev.lamina.processor.testing.ModelMaker;
import java.util.ArrayList;
import java.util.List;

/** Small models with attention. */
final class AttentionLayerCases {
    private final List<LayerCase> cases = new ArrayList<>();

    private AttentionLayerCases() {}

    static List<LayerCase> all() {
        AttentionLayerCases all = new AttentionLayerCases();
        all.selfAttention();
        all.crossAttention();
        all.dotProducts();
        all.rowsOfPadding();
        all.swiglu();
        return List.copyOf(all.cases);
    }

    private void add(String name, ModelMaker model) {
        cases.add(new LayerCase(name, model));
    }

    private static LayerMaker attention(Object... attributes) {
        return layer("attention").op("attention", attributes);
    }

    private void selfAttention() {
        add("attention", model(3, 4).add(attention("heads", 2)));
        add("attention of one head, causal", model(5, 4).add(attention("heads", 1, "causal", true)));
        add("attention without biases", model(3, 4).add(attention("heads", 4, "bias", false)));
        add("attention with dropout", model(3, 4).add(attention("heads", 2, "dropout", 0.25f)));
        add("attention of one step", model(1, 4).add(attention("heads", 2, "causal", true)));
        add("attention of rotated heads", model(4, 8).add(attention("heads", 2, "rotary", true, "causal", true)));
        add(
                "attention that ignores padding",
                model(3, 4).input("padding", 3).add(attention("heads", 2).from("input", "padding")));
        add(
                "wide attention",
                model(18, 20)
                        .add(layer("norm").op("layerNorm"))
                        .add(attention("heads", 2, "causal", true))
                        .add(layer("sum").from("input", "attention").op("add")));
        add(
                "attention with dropout within and behind",
                model(3, 4)
                        .add(attention("heads", 2, "dropout", 0.5f).dropout(0.5f))
                        .add(layer("result").op("dense", "value", 2)));
    }

    private void crossAttention() {
        add(
                "cross-attention",
                model(3, 4).input("memory", 5, 4).add(attention("heads", 2).from("input", "memory")));
        add(
                "cross-attention of other widths",
                model(3, 4)
                        .input("keys", 5, 3)
                        .input("values", 5, 2)
                        .add(attention("heads", 2).from("input", "keys", "values")));
        add(
                "cross-attention of rotated heads",
                model(3, 4)
                        .input("memory", 2, 6)
                        .add(attention("heads", 2, "rotary", true, "bias", false)
                                .from("input", "memory")));
    }

    private void dotProducts() {
        add(
                "dot-product attention",
                model(3, 4)
                        .input("keys", 5, 4)
                        .input("values", 5, 2)
                        .add(layer("net").from("input", "keys", "values").op("dotProductAttention"))
                        .add(layer("result").op("dense", "value", 2)));
        add(
                "dot-product attention of heads, causal, with dropout",
                model(2, 3, 4)
                        .add(layer("net")
                                .from("input", "input", "input")
                                .op("dotProductAttention", "causal", true, "dropout", 0.5f))
                        .add(layer("result").op("dense", "value", 2)));
    }

    /** Masks that leave some rows of a batch no key at all, and causal ones that leave the first queries none. */
    private void rowsOfPadding() {
        for (boolean causal : new boolean[] {false, true}) {
            String kind = causal ? ", causal" : "";
            add(
                    "attention of rows of padding" + kind,
                    padded(model(3, 4), 3)
                            .add(attention("heads", 2, "causal", causal).from("input", "padding")));
            add(
                    "cross-attention of rows of padding" + kind,
                    padded(model(3, 4).input("memory", 5, 4), 5)
                            .add(attention("heads", 2, "causal", causal, "rotary", true)
                                    .from("input", "memory", "padding")));
            add(
                    "dot-product attention of rows of padding" + kind,
                    padded(model(3, 4), 3)
                            .add(layer("q").from("input").op("dense", "value", 4))
                            .add(layer("k").from("input").op("dense", "value", 4))
                            .add(layer("net")
                                    .from("q", "k", "input", "padding")
                                    .op("dotProductAttention", "causal", causal)));
            add(
                    "dot-product cross-attention of rows of padding" + kind,
                    padded(model(3, 4).input("memory", 5, 4), 5)
                            .add(layer("q").from("input").op("dense", "value", 4))
                            .add(layer("k").from("memory").op("dense", "value", 4))
                            .add(layer("net")
                                    .from("q", "k", "k", "padding")
                                    .op("dotProductAttention", "causal", causal, "dropout", 0.5f)));
        }
        add(
                "causal attention that ignores padding",
                model(4, 4)
                        .input("padding", 4)
                        .add(attention("heads", 2, "causal", true).from("input", "padding")));
    }

    /** A mask "padding" of all keys of a row or of none, as the sign of a number of the row says. */
    private static ModelMaker padded(ModelMaker model, int keys) {
        return model.input("sign", 1)
                .input("sizes", keys)
                .add(layer("positive").from("sizes").activation("SOFTMAX"))
                .add(layer("padding").from("positive", "sign").op("mul"));
    }

    private void swiglu() {
        add(
                "swiglu",
                model(3, 4)
                        .add(layer("norm").op("rmsNorm"))
                        .add(layer("gate")
                                .op("dense", "value", 5, "bias", false)
                                .activation("SILU"))
                        .add(layer("up").from("norm").op("dense", "value", 5, "bias", false))
                        .add(layer("gated").from("gate", "up").op("mul"))
                        .add(layer("down").op("dense", "value", 4, "bias", false))
                        .add(layer("sum").from("input", "down").op("add")));
    }
}
