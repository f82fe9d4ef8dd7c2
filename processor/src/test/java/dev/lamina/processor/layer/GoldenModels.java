package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;

import dev.lamina.processor.testing.GoldenCase;
import dev.lamina.processor.testing.LayerMaker;
import dev.lamina.processor.testing.ModelMaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The models that the reference values belong to. */
final class GoldenModels {
    private GoldenModels() {}

    /** The model of a case; its last layer is named {@code net}. */
    static ModelMaker of(GoldenCase golden) {
        return switch (golden.kind()) {
            case "Add" ->
                model(golden, "in.a")
                        .input("b", row(golden, "in.b"))
                        .add(layer("net").from("a", "b").op("add"));
            case "Residual" ->
                model(golden, "in.x")
                        .add(layer("inner")
                                .op("dense", "value", row(golden, "in.x")[0])
                                .activation("TANH"))
                        .add(layer("net").from("x", "inner").op("add"));
            default -> model(golden, input(golden)).add(net(golden));
        };
    }

    /** The tensor that is the first input. */
    static String input(GoldenCase golden) {
        return golden.names().stream()
                .filter(name -> name.startsWith("in."))
                .findFirst()
                .orElseThrow();
    }

    private static ModelMaker model(GoldenCase golden, String input) {
        return ModelMaker.model().input(input.substring("in.".length()).replace("_step3", ""), row(golden, input));
    }

    /** The shape of a row; a tensor with one axis is taken as rows of one number. */
    static Integer[] row(GoldenCase golden, String tensor) {
        List<Integer> shape = golden.shape(tensor);
        List<Integer> row = shape.size() == 1 ? List.of(1) : shape.subList(1, shape.size());
        return row.toArray(Integer[]::new);
    }

    private static LayerMaker net(GoldenCase golden) {
        LayerMaker net = layer("net");
        return switch (golden.kind()) {
            case "ReLU" -> net.activation("RELU");
            case "LeakyReLU" -> net.activation("LEAKY_RELU");
            case "Sigmoid" -> net.activation("SIGMOID");
            case "Tanh" -> net.activation("TANH");
            case "SiLU" -> net.activation("SILU");
            case "Softmax" -> net.activation("SOFTMAX");
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
            case "Dropout" -> net.dropout((float) golden.number("p"));
            default -> throw new IllegalArgumentException("no model for " + golden.kind());
        };
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
