package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;

import dev.lamina.processor.testing.GoldenCase;
import dev.lamina.processor.testing.LayerMaker;
import dev.lamina.processor.testing.ModelMaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The models that the reference values belong to. */
final class GoldenModels {
    /** Kinds of cases that are activations without attributes. */
    private static final Map<String, String> ACTIVATIONS = Map.ofEntries(
            Map.entry("ReLU", "RELU"),
            Map.entry("ReLU6", "RELU6"),
            Map.entry("LeakyReLU", "LEAKY_RELU"),
            Map.entry("ELU", "ELU"),
            Map.entry("CELU", "CELU"),
            Map.entry("SELU", "SELU"),
            Map.entry("Sigmoid", "SIGMOID"),
            Map.entry("LogSigmoid", "LOG_SIGMOID"),
            Map.entry("Hardsigmoid", "HARD_SIGMOID"),
            Map.entry("Tanh", "TANH"),
            Map.entry("Hardtanh", "HARD_TANH"),
            Map.entry("Tanhshrink", "TANH_SHRINK"),
            Map.entry("Hardshrink", "HARD_SHRINK"),
            Map.entry("Softshrink", "SOFT_SHRINK"),
            Map.entry("Softsign", "SOFT_SIGN"),
            Map.entry("Softplus", "SOFTPLUS"),
            Map.entry("SiLU", "SILU"),
            Map.entry("Hardswish", "HARD_SWISH"),
            Map.entry("Mish", "MISH"),
            Map.entry("LogSoftmax", "LOG_SOFTMAX"));

    private GoldenModels() {}

    /** The model of a case; its last layer is named {@code net}, or layers are named like the results. */
    static ModelMaker of(GoldenCase golden) {
        return switch (golden.kind()) {
            case "Add", "Sub", "Mul", "Div", "Concat", "MatMul", "Bilinear", "ScaledDotProductAttention" ->
                merge(golden);
            case "RNN", "LSTM", "GRU" -> GoldenRecurrence.model(golden);
            case "MultiheadAttention", "TransformerBlock" -> GoldenAttention.model(golden);
            case "Slice" ->
                model(golden, "in.x")
                        .add(layer("last").op("slice", "from", -1))
                        .add(layer("net").op("squeeze", "value", 0));
            case "Embedding" ->
                ModelMaker.model()
                        .indices("ids", golden.integers("num_embeddings").get(0), row(golden, "const.ids"))
                        .add(layer("net").op("embedding", embedding(golden)));
            case "Residual" ->
                model(golden, "in.x")
                        .add(layer("inner")
                                .op("dense", "value", row(golden, "in.x")[0])
                                .activation("TANH"))
                        .add(layer("net").from("x", "inner").op("add"));
            default -> model(golden, input(golden)).add(net(golden));
        };
    }

    private static ModelMaker merge(GoldenCase golden) {
        ModelMaker model = ModelMaker.model();
        List<String> inputs = new ArrayList<>();
        for (String tensor : golden.names()) {
            if (tensor.startsWith("in.")) {
                inputs.add(tensor.substring("in.".length()));
                model.input(tensor.substring("in.".length()), row(golden, tensor));
            }
        }
        if (inputs.size() == 1) {
            inputs.add(inputs.get(0));
        }
        LayerMaker net = layer("net").from(inputs.toArray(String[]::new));
        return model.add(
                switch (golden.kind()) {
                    case "Concat" ->
                        net.op("concat", "value", golden.integers("axis").get(0) - 1);
                    case "MatMul" ->
                        net.op("matmul", "transposeB", golden.name().endsWith("transposed"));
                    case "Bilinear" ->
                        net.op("bilinear", "value", golden.integers("out").get(0));
                    case "ScaledDotProductAttention" -> net.op("dotProductAttention", "causal", golden.flag("causal"));
                    default -> net.op(golden.kind().toLowerCase(Locale.ROOT));
                });
    }

    private static Object[] embedding(GoldenCase golden) {
        int padding =
                golden.isNumber("padding_idx") ? golden.integers("padding_idx").get(0) : -1;
        return new Object[] {"width", golden.integers("embedding_dim").get(0), "padding", padding};
    }

    /** The tensor that is the first input. */
    static String input(GoldenCase golden) {
        return golden.names().stream()
                .filter(name -> name.startsWith("in."))
                .findFirst()
                .orElse("const.ids");
    }

    /** True if the tensors of a case have no rows, so that they are taken as those of one row. */
    private static boolean isOneRow(GoldenCase golden) {
        return golden.name().equals("ops/add_broadcast") || golden.name().equals("ops/matmul");
    }

    /** True if each element has a weight of its own, so that it is taken as a row. */
    static boolean isOneElementARow(GoldenCase golden) {
        return golden.name().equals("losses/bce_weighted_sum");
    }

    /** The rows of a case. */
    static int rows(GoldenCase golden) {
        if (isOneElementARow(golden)) {
            return golden.values("const.weight").length;
        }
        if (GoldenLosses.hasStepsFirst(golden, input(golden))) {
            return golden.shape(input(golden)).get(1);
        }
        return isOneRow(golden) ? 1 : golden.shape(input(golden)).get(0);
    }

    private static ModelMaker model(GoldenCase golden, String input) {
        return ModelMaker.model().input(input.substring("in.".length()).replace("_step3", ""), row(golden, input));
    }

    /** The shape of a row; a tensor with one axis is taken as rows of one number. */
    static Integer[] row(GoldenCase golden, String tensor) {
        List<Integer> shape = golden.shape(tensor);
        if (GoldenLosses.hasStepsFirst(golden, tensor)) {
            return new Integer[] {shape.get(0), shape.get(2)};
        }
        if (isOneRow(golden)) {
            return shape.toArray(Integer[]::new);
        }
        List<Integer> row = shape.size() == 1 || isOneElementARow(golden) ? List.of(1) : shape.subList(1, shape.size());
        return row.toArray(Integer[]::new);
    }

    private static LayerMaker net(GoldenCase golden) {
        LayerMaker net = layer("net");
        if (ACTIVATIONS.containsKey(golden.kind())) {
            return net.activation(ACTIVATIONS.get(golden.kind()));
        }
        return switch (golden.kind()) {
            case "Softmax" -> net.op("softmax", "axis", axis(golden));
            case "GLU" -> net.op("glu", "axis", axis(golden));
            case "PReLU" ->
                net.op("prelu", "perChannel", golden.integers("num_parameters").get(0) > 1);
            case "GELU" -> net.activation(golden.name().endsWith("tanh") ? "GELU_TANH" : "GELU");
            case "Linear" ->
                net.op("dense", "value", golden.integers("out_features").get(0), "bias", golden.flag("bias"));
            case "Conv1d" -> net.op("conv1d", convolution(golden));
            case "Conv2d" -> net.op("conv2d", convolution(golden));
            case "ConvTranspose1d" -> net.op("convTranspose1d", transposed(golden));
            case "ConvTranspose2d" -> net.op("convTranspose2d", transposed(golden));
            case "MaxPool1d" -> net.op("maxPool1d", maximum(golden));
            case "MaxPool2d" -> net.op("maxPool2d", maximum(golden));
            case "AvgPool1d" -> net.op("avgPool1d", average(golden));
            case "AvgPool2d" -> net.op("avgPool2d", average(golden));
            case "AdaptiveAvgPool1d" -> net.op("adaptiveAvgPool1d", "value", golden.axes("output_size"));
            case "AdaptiveAvgPool2d" -> net.op("adaptiveAvgPool2d", "value", golden.axes("output_size"));
            case "AdaptiveMaxPool2d" -> net.op("adaptiveMaxPool2d", "value", golden.axes("output_size"));
            case "GlobalAvgPool1d" -> net.op("globalAvgPool1d");
            case "GlobalAvgPool2d" -> net.op("globalAvgPool2d");
            case "GlobalMaxPool2d" -> net.op("globalMaxPool2d");
            case "PixelShuffle" -> net.op("pixelShuffle", "value", golden.axes("factor"));
            case "UpsampleNearest" -> net.op("upsample", "value", golden.axes("scale"));
            case "UpsampleBilinear" -> net.op("upsample", "value", golden.axes("scale"), "mode", "BILINEAR");
            case "ZeroPad2d" -> net.op("zeroPad2d", "value", sides(golden));
            case "BatchNorm1d", "BatchNorm2d" -> net.op("batchNorm", batchNorm(golden));
            case "LayerNorm" ->
                net.op(
                        "layerNorm",
                        "axes",
                        golden.integers("normalized_shape").size(),
                        "eps",
                        (float) golden.number("eps"),
                        "affine",
                        golden.flag("affine"));
            case "GroupNorm" ->
                net.op("groupNorm", "groups", golden.integers("num_groups").get(0), "eps", (float)
                        golden.number("eps"));
            case "InstanceNorm2d" ->
                net.op("instanceNorm", "eps", (float) golden.number("eps"), "affine", golden.flag("affine"));
            case "RMSNorm" ->
                net.op("rmsNorm", "axes", golden.integers("normalized_shape").size(), "eps", (float)
                        golden.number("eps"));
            case "L2Normalize" -> net.op("l2Normalize", "axis", axis(golden), "eps", (float) golden.number("eps"));
            case "Mean" -> net.op("mean", "value", golden.integers("axis").get(0) - 1);
            case "Permute" ->
                net.op(
                        "permute",
                        "value",
                        golden.integers("order").stream()
                                .skip(1)
                                .map(axis -> axis - 1)
                                .toList());
            case "Dropout" -> net.dropout((float) golden.number("p"));
            default -> throw new IllegalArgumentException("no model for " + golden.kind());
        };
    }

    /** The axis of a row; cases count the rows as axis 0. */
    private static int axis(GoldenCase golden) {
        int axis = golden.integers("axis").get(0);
        return axis > 0 ? axis - 1 : axis;
    }

    private static Object[] convolution(GoldenCase golden) {
        List<Object> attributes = new ArrayList<>(List.of(
                "filters", golden.axes("out_channels"),
                "kernel", golden.axes("kernel_size"),
                "stride", golden.axes("stride"),
                "dilation", golden.axes("dilation"),
                "groups", golden.axes("groups"),
                "bias", golden.flag("bias")));
        if (golden.isWord("padding")) {
            attributes.addAll(List.of("padding", golden.text("padding").toUpperCase(Locale.ROOT)));
        } else {
            attributes.addAll(List.of("pad", golden.axes("padding")));
        }
        return attributes.toArray();
    }

    private static Object[] transposed(GoldenCase golden) {
        List<Object> attributes = new ArrayList<>(List.of(convolution(golden)));
        attributes.addAll(List.of("outputPadding", golden.axes("output_padding")));
        return attributes.toArray();
    }

    private static Object[] maximum(GoldenCase golden) {
        return new Object[] {
            "value", golden.axes("kernel_size"),
            "stride", golden.axes("stride"),
            "pad", golden.axes("padding"),
            "ceil", golden.flag("ceil_mode")
        };
    }

    private static Object[] average(GoldenCase golden) {
        return new Object[] {
            "value", golden.axes("kernel_size"),
            "stride", golden.axes("stride"),
            "pad", golden.axes("padding"),
            "countIncludePad", golden.flag("count_include_pad")
        };
    }

    private static List<Integer> sides(GoldenCase golden) {
        return Stream.of("top", "bottom", "left", "right")
                .map(side -> golden.integers(side).get(0))
                .toList();
    }

    private static Object[] batchNorm(GoldenCase golden) {
        float momentum = golden.hasHyper("momentum") ? (float) golden.number("momentum") : 0.1f;
        return new Object[] {"eps", (float) golden.number("eps"), "momentum", momentum, "affine", golden.flag("affine")
        };
    }
}
