package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;

import dev.lamina.processor.testing.ModelMaker;
import java.util.ArrayList;
import java.util.List;

/** Convolutions of every kind, resampling and the poolings that others build on. */
final class ImageLayerCases {
    private final List<LayerCase> cases = new ArrayList<>();

    private ImageLayerCases() {}

    static List<LayerCase> all() {
        ImageLayerCases all = new ImageLayerCases();
        all.sequences();
        all.transposed();
        all.depthwise();
        all.resampling();
        all.pools();
        return all.cases;
    }

    private void add(String name, ModelMaker model) {
        cases.add(new LayerCase(name, model));
    }

    private void sequences() {
        add("conv1d", sequence("conv1d", "filters", 3, "kernel", 3));
        add("conv1d without bias", sequence("conv1d", "filters", 2, "kernel", 2, "bias", false));
        add("conv1d SAME", sequence("conv1d", "filters", 2, "kernel", 4, "padding", "SAME"));
        add("conv1d SAME, stride", sequence("conv1d", "filters", 2, "kernel", 3, "padding", "SAME", "stride", 2));
        add("conv1d CAUSAL", sequence("conv1d", "filters", 2, "kernel", 3, "padding", "CAUSAL", "dilation", 2));
        add("conv1d CAUSAL, stride", sequence("conv1d", "filters", 2, "kernel", 3, "padding", "CAUSAL", "stride", 2));
        add("conv1d stride and padding", sequence("conv1d", "filters", 3, "kernel", 3, "stride", 2, "pad", 1));
        add("conv1d groups", sequence("conv1d", "filters", 4, "kernel", 3, "groups", 2));
        add(
                "conv1d, two with penalty and a dense layer",
                model(2, 9)
                        .add(layer("conv1")
                                .op("conv1d", "filters", 3, "kernel", 3)
                                .activation("RELU")
                                .l2(0.1f))
                        .add(layer("conv2").op("conv1d", "filters", 2, "kernel", 3, "stride", 2))
                        .add(layer("flat").op("flatten"))
                        .add(layer("result").op("dense", "value", 2)));
        add("convTranspose1d", sequence("convTranspose1d", "filters", 3, "kernel", 3));
        add(
                "convTranspose1d stride",
                sequence("convTranspose1d", "filters", 2, "kernel", 3, "stride", 2, "pad", 1, "outputPadding", 1));
        for (String pool : List.of("maxPool1d", "avgPool1d")) {
            add(pool, sequence(pool, "value", 2));
            add(pool + " with stride and padding", sequence(pool, "value", 3, "stride", 2, "pad", 1));
        }
        add("maxPool1d ceil", sequence("maxPool1d", "value", 3, "ceil", true));
        add(
                "avgPool1d that doesn't count padding",
                sequence("avgPool1d", "value", 3, "stride", 2, "pad", 1, "countIncludePad", false));
        add("adaptiveAvgPool1d", sequence("adaptiveAvgPool1d", "value", 3));
        add("adaptiveAvgPool1d that divides", sequence("adaptiveAvgPool1d", "value", 2));
        add("globalAvgPool1d", sequence("globalAvgPool1d"));
    }

    /** A layer behind a convolution of a sequence of length 8. */
    private static ModelMaker sequence(String kind, Object... attributes) {
        return model(2, 8)
                .add(layer("first").op("conv1d", "filters", 2, "kernel", 3, "padding", "SAME"))
                .add(layer("second").op(kind, attributes));
    }

    private void transposed() {
        add("convTranspose2d", transposed("kernel", 3));
        add("convTranspose2d without bias", transposed("kernel", 2, "bias", false));
        add("convTranspose2d stride", transposed("kernel", 2, "stride", 2));
        add("convTranspose2d stride and padding", transposed("kernel", 4, "stride", 2, "pad", 1));
        add("convTranspose2d output padding", transposed("kernel", 3, "stride", 2, "pad", 1, "outputPadding", 1));
        add("convTranspose2d stride beyond the kernel", transposed("kernel", 2, "stride", 3));
        add("convTranspose2d dilation", transposed("kernel", 2, "dilation", 2, "pad", 1));
        add("convTranspose2d dilation and stride", transposed("kernel", 2, "dilation", 3, "stride", 2));
        add("convTranspose2d groups", transposed("kernel", 3, "groups", 2, "stride", List.of(2, 1)));
        add("convTranspose2d padding beyond the kernel", transposed("kernel", 1, "pad", 1));
        add(
                "convTranspose2d of one pixel",
                model(2, 4, 4)
                        .add(layer("code")
                                .op("conv2d", "filters", 3, "kernel", 4)
                                .activation("TANH"))
                        .add(layer("image")
                                .op("convTranspose2d", "filters", 2, "kernel", 4, "stride", 4, "outputPadding", 1)
                                .activation("SIGMOID")));
    }

    private static ModelMaker transposed(Object... attributes) {
        List<Object> all = new ArrayList<>(List.of("filters", 4));
        all.addAll(List.of(attributes));
        return model(2, 3, 4)
                .add(layer("first").op("conv2d", "filters", 2, "kernel", 1))
                .add(layer("second").op("convTranspose2d", all.toArray()).activation("RELU"));
    }

    private void depthwise() {
        add("depthwiseConv2d", image("depthwiseConv2d", "kernel", 3));
        add("depthwiseConv2d SAME", image("depthwiseConv2d", "kernel", 3, "padding", "SAME", "bias", false));
        add("depthwiseConv2d multiplier", image("depthwiseConv2d", "kernel", 2, "multiplier", 2, "stride", 2));
        add("depthwiseConv2d padding", image("depthwiseConv2d", "kernel", List.of(3, 1), "pad", List.of(1, 0)));
    }

    private void resampling() {
        add("zeroPad2d", image("zeroPad2d", "value", 1));
        add("zeroPad2d by side", image("zeroPad2d", "value", List.of(0, 3, 1, 2)));
        add(
                "zeroPad2d of the input",
                model(2, 3, 3).add(layer("padded").op("zeroPad2d", "value", 1).activation("TANH")));
        add(
                "zeroPad2d and a convolution",
                model(1, 5, 5)
                        .add(layer("padded").op("zeroPad2d", "value", List.of(1, 2)))
                        .add(layer("conv").op("conv2d", "filters", 2, "kernel", 3)));
        add("pixelShuffle", image("pixelShuffle", "value", 2));
        add("pixelShuffle by 1", image("pixelShuffle", "value", 1));
        for (String mode : List.of("NEAREST", "BILINEAR")) {
            add("upsample " + mode, image("upsample", "value", 2, "mode", mode));
            add("upsample by axis " + mode, image("upsample", "value", List.of(1, 3), "mode", mode));
            add(
                    "upsample, activation and convolution " + mode,
                    model(1, 3, 3)
                            .add(layer("conv").op("conv2d", "filters", 2, "kernel", 2))
                            .add(layer("large")
                                    .op("upsample", "value", 2, "mode", mode)
                                    .activation("RELU"))
                            .add(layer("result").op("conv2d", "filters", 1, "kernel", 2)));
        }
    }

    private void pools() {
        add("adaptiveAvgPool2d", image("adaptiveAvgPool2d", "value", List.of(3, 2)));
        add("adaptiveAvgPool2d that divides", image("adaptiveAvgPool2d", "value", List.of(2, 5)));
        add("adaptiveAvgPool2d of more than there is", image("adaptiveAvgPool2d", "value", 7));
        add("adaptiveMaxPool2d", image("adaptiveMaxPool2d", "value", List.of(4, 2)));
        add("adaptiveMaxPool2d that divides", image("adaptiveMaxPool2d", "value", List.of(3, 1)));
        add("globalMaxPool2d", image("globalMaxPool2d"));
        add("globalMaxPool1d", sequence("globalMaxPool1d"));
        add("maxPool2d, dilated", image("maxPool2d", "value", List.of(3, 2), "dilation", List.of(2, 3), "stride", 1));
        add("maxPool2d, dilated and padded", image("maxPool2d", "value", 2, "dilation", 3, "pad", 1, "ceil", true));
        add("maxPool1d, dilated", sequence("maxPool1d", "value", 3, "dilation", 2, "stride", 1, "pad", 1));
        add(
                "globalMaxPool2d behind an activation",
                model(1, 5, 5)
                        .add(layer("conv")
                                .op("conv2d", "filters", 3, "kernel", 2)
                                .activation("RELU"))
                        .add(layer("most").op("globalMaxPool2d"))
                        .add(layer("result").op("dense", "value", 2)));
    }

    /** A layer behind a convolution of an image of 6 x 5. */
    private static ModelMaker image(String kind, Object... attributes) {
        return model(1, 6, 5)
                .add(layer("first").op("conv2d", "filters", 4, "kernel", 3, "padding", "SAME"))
                .add(layer("second").op(kind, attributes));
    }
}
