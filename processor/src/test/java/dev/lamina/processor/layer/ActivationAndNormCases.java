package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;

import dev.lamina.processor.testing.LayerMaker;
import dev.lamina.processor.testing.ModelMaker;
import java.util.ArrayList;
import java.util.List;

/** Small models with activations and with layers that normalise. */
final class ActivationAndNormCases {
    private final List<LayerCase> cases = new ArrayList<>();

    private ActivationAndNormCases() {}

    static List<LayerCase> all() {
        ActivationAndNormCases all = new ActivationAndNormCases();
        all.activations();
        all.parametersOfActivations();
        all.batchAndLayerNorm();
        for (boolean affine : List.of(true, false)) {
            all.groupsAndRows(affine);
        }
        all.axes();
        all.prelu();
        return List.copyOf(all.cases);
    }

    private void activations() {
        for (String activation : Activations.names()) {
            add(
                    "dense and " + activation,
                    model(4).add(layer("hidden").op("dense", "value", 5).activation(activation))
                            .add(layer("result").op("dense", "value", 2)));
            add("image and " + activation, model(2, 3, 4).add(layer("active").activation(activation)));
            add(
                    "conv2d and " + activation,
                    model(1, 4, 5)
                            .add(layer("conv")
                                    .op("conv2d", "filters", 2, "kernel", 3)
                                    .activation(activation))
                            .add(layer("result").op("dense", "value", 2)));
        }
    }

    private void parametersOfActivations() {
        parameters("LEAKY_RELU", "slope", 0.2f);
        parameters("LEAKY_RELU", "slope", -0.5f);
        parameters("ELU", "alpha", 0.4f);
        parameters("CELU", "alpha", 2.5f);
        parameters("SOFTPLUS", "beta", 3f);
        parameters("HARD_TANH", "min", -0.25f, "max", 0.75f);
        parameters("HARD_SHRINK", "lambda", 0.2f);
        parameters("SOFT_SHRINK", "lambda", 0f);
    }

    private void parameters(String activation, Object... parameters) {
        add(
                activation + " of " + List.of(parameters),
                model(4).add(layer("hidden").op("dense", "value", 18).activation(activation, parameters))
                        .add(layer("result").op("dense", "value", 2)));
    }

    private void batchAndLayerNorm() {
        for (boolean affine : List.of(true, false)) {
            String suffix = affine ? "" : " without weight and bias";
            add(
                    "batchNorm of rows" + suffix,
                    model(3).add(layer("dense").op("dense", "value", 4))
                            .add(layer("norm").op("batchNorm", "affine", affine)));
            add(
                    "batchNorm of images" + suffix,
                    model(1, 4, 4)
                            .add(layer("conv").op("conv2d", "filters", 3, "kernel", 2, "bias", false))
                            .add(layer("norm").op("batchNorm", "affine", affine).activation("RELU"))
                            .add(layer("dense").op("dense", "value", 2)));
            add(
                    "batchNorm of sequences" + suffix,
                    model(3, 4)
                            .add(layer("norm").op("batchNorm", "affine", affine))
                            .add(layer("dense").op("dense", "value", 2)));
            for (int axes = 1; axes <= 3; axes++) {
                add(
                        "layerNorm over " + axes + " axes" + suffix,
                        model(2, 5, 4)
                                .add(layer("conv").op("conv2d", "filters", 3, "kernel", 2))
                                .add(layer("norm")
                                        .op("layerNorm", "axes", axes, "affine", affine)
                                        .activation("TANH")));
            }
            add(
                    "layerNorm of rows" + suffix,
                    model(4).add(layer("dense").op("dense", "value", 6))
                            .add(layer("norm").op("layerNorm", "affine", affine))
                            .add(layer("result").op("dense", "value", 2)));
        }
        add(
                "batchNorm with momentum and eps",
                model(3).add(layer("norm").op("batchNorm", "momentum", 0.4f, "eps", 1e-3f))
                        .add(layer("dense").op("dense", "value", 2)));
        add("batchNorm after the input", model(2, 3, 3).add(layer("norm").op("batchNorm")));
        add("layerNorm after the input", model(5).add(layer("norm").op("layerNorm", "eps", 1e-2f)));
    }

    private void groupsAndRows(boolean affine) {
        String suffix = affine ? "" : " without weight and bias";
        for (int groups : List.of(1, 2, 4)) {
            image("groupNorm, " + groups + " groups" + suffix, "groupNorm", "groups", groups, "affine", affine);
        }
        rows("groupNorm of rows" + suffix, "groupNorm", "groups", 2, "affine", affine);
        sequence("groupNorm of sequences" + suffix, "groupNorm", "groups", 3, "affine", affine);
        image("instanceNorm" + suffix, "instanceNorm", "affine", affine);
        sequence("instanceNorm of sequences" + suffix, "instanceNorm", "affine", affine);
        for (int axes = 1; axes <= 3; axes++) {
            image("rmsNorm over " + axes + " axes" + suffix, "rmsNorm", "axes", axes, "affine", affine);
        }
        rows("rmsNorm of rows" + suffix, "rmsNorm", "eps", 1e-3f, "affine", affine);
    }

    private void axes() {
        for (int axis : List.of(0, 1, -1)) {
            image("softmax over axis " + axis, "softmax", "axis", axis);
            image("l2Normalize over axis " + axis, "l2Normalize", "axis", axis);
        }
        rows("softmax of rows", "softmax");
        rows("l2Normalize of rows", "l2Normalize");
        rows("l2Normalize of what is shorter than eps", "l2Normalize", "eps", 100f);
        image("glu over channels", "glu", "axis", 0);
        image("glu over the width", "glu");
        rows("glu of rows", "glu");
        sequence("glu of sequences", "glu", "axis", 1);
    }

    private void prelu() {
        for (boolean perChannel : List.of(true, false)) {
            String suffix = perChannel ? " per channel" : "";
            rows("prelu of rows" + suffix, "prelu", "perChannel", perChannel);
            image("prelu of images" + suffix, "prelu", "perChannel", perChannel, "initial", -0.5f);
            sequence("prelu of sequences" + suffix, "prelu", "perChannel", perChannel);
        }
    }

    private void add(String name, ModelMaker model) {
        cases.add(new LayerCase(name, model));
    }

    private void rows(String name, String operation, Object... attributes) {
        add(
                name,
                model(3).add(layer("dense").op("dense", "value", 6))
                        .add(tested(operation, attributes))
                        .add(layer("result").op("dense", "value", 2)));
    }

    private void sequence(String name, String operation, Object... attributes) {
        add(
                name,
                model(3, 4)
                        .add(tested(operation, attributes))
                        .add(layer("result").op("dense", "value", 2)));
    }

    private void image(String name, String operation, Object... attributes) {
        add(
                name,
                model(2, 4, 5)
                        .add(layer("conv").op("conv2d", "filters", 4, "kernel", 2))
                        .add(tested(operation, attributes).activation("TANH"))
                        .add(layer("result").op("dense", "value", 2)));
    }

    private static LayerMaker tested(String operation, Object... attributes) {
        return layer("tested").op(operation, attributes);
    }
}
