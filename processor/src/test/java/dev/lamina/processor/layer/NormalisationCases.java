package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;

import dev.lamina.processor.testing.LayerMaker;
import java.util.ArrayList;
import java.util.List;

/** Small models with layers that normalise, and with activations that are layers. */
final class NormalisationCases {
    private final List<LayerCase> cases = new ArrayList<>();

    private NormalisationCases() {}

    static List<LayerCase> all() {
        NormalisationCases all = new NormalisationCases();
        for (boolean affine : List.of(true, false)) {
            all.norms(affine);
        }
        all.axes();
        all.prelu();
        return List.copyOf(all.cases);
    }

    private void norms(boolean affine) {
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

    private void rows(String name, String operation, Object... attributes) {
        cases.add(new LayerCase(
                name,
                model(3).add(layer("dense").op("dense", "value", 6))
                        .add(tested(operation, attributes))
                        .add(layer("result").op("dense", "value", 2))));
    }

    private void sequence(String name, String operation, Object... attributes) {
        cases.add(new LayerCase(
                name,
                model(3, 4)
                        .add(tested(operation, attributes))
                        .add(layer("result").op("dense", "value", 2))));
    }

    private void image(String name, String operation, Object... attributes) {
        cases.add(new LayerCase(
                name,
                model(2, 4, 5)
                        .add(layer("conv").op("conv2d", "filters", 4, "kernel", 2))
                        .add(tested(operation, attributes).activation("TANH"))
                        .add(layer("result").op("dense", "value", 2))));
    }

    private static LayerMaker tested(String operation, Object... attributes) {
        return layer("tested").op(operation, attributes);
    }
}
