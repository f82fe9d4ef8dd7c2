package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;

import dev.lamina.processor.testing.GoldenCase;
import dev.lamina.processor.testing.LayerMaker;
import dev.lamina.processor.testing.ModelMaker;
import java.util.ArrayList;
import java.util.List;

/** The models that the reference values of attention and of blocks of a transformer belong to. */
final class GoldenAttention {
    private static final String PADDING = "key_padding_mask";

    private GoldenAttention() {}

    /** The model of a case; its last layer is named {@code net}. */
    static ModelMaker model(GoldenCase golden) {
        ModelMaker model = ModelMaker.model().input("x", GoldenModels.row(golden, "in.x"));
        List<String> others = new ArrayList<>();
        if (golden.has("in.memory")) {
            model.input("memory", GoldenModels.row(golden, "in.memory"));
            others.add("memory");
        }
        if (golden.has("const." + PADDING)) {
            model.input(PADDING, GoldenModels.row(golden, "const." + PADDING));
            others.add(PADDING);
        }
        if (golden.kind().equals("MultiheadAttention")) {
            return model.add(attention(golden, "net", "x", others));
        }
        return golden.text("norm").equals("pre") ? preNorm(golden, model, others) : postNorm(golden, model, others);
    }

    private static LayerMaker attention(GoldenCase golden, String name, String x, List<String> others) {
        List<String> from = new ArrayList<>(List.of(x));
        from.addAll(others);
        return layer(name)
                .from(from.toArray(String[]::new))
                .op(
                        "attention",
                        "heads",
                        golden.integers("num_heads").get(0),
                        "causal",
                        golden.flag("causal"),
                        "bias",
                        !golden.hasHyper("bias") || golden.flag("bias"));
    }

    private static ModelMaker preNorm(GoldenCase golden, ModelMaker model, List<String> others) {
        model.add(norm(golden, "norm1").from("x"))
                .add(attention(golden, "attn", "norm1", others))
                .add(layer("h").from("x", "attn").op("add"))
                .add(norm(golden, "norm2"));
        return feedForward(golden, model).add(layer("net").from("h", "ff2").op("add"));
    }

    private static ModelMaker postNorm(GoldenCase golden, ModelMaker model, List<String> others) {
        model.add(attention(golden, "attn", "x", others))
                .add(layer("sum").from("x", "attn").op("add"))
                .add(norm(golden, "norm1"));
        return feedForward(golden, model)
                .add(layer("sum2").from("norm1", "ff2").op("add"))
                .add(norm(golden, "norm2"))
                .add(layer("net"));
    }

    private static LayerMaker norm(GoldenCase golden, String name) {
        return layer(name).op("layerNorm", "eps", (float) golden.number("eps"));
    }

    private static ModelMaker feedForward(GoldenCase golden, ModelMaker model) {
        String gelu = golden.text("gelu").equals("tanh") ? "GELU_TANH" : "GELU";
        return model.add(layer("ff1")
                        .op("dense", "value", golden.integers("ff").get(0))
                        .activation(gelu))
                .add(layer("ff2")
                        .op("dense", "value", golden.integers("embed_dim").get(0)));
    }
}
