package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;

import dev.lamina.processor.testing.ModelMaker;
import java.util.ArrayList;
import java.util.List;

/** Small models with more than one loss or output, and losses whose target is part of the network. */
final class SeveralLossesCases {
    private static final String MSE = "MEAN_SQUARED_ERROR";
    private static final String CROSS_ENTROPY = "SOFTMAX_CROSS_ENTROPY";

    private final List<LayerCase> cases = new ArrayList<>();

    private SeveralLossesCases() {}

    /** All cases, in a fixed order. */
    static List<LayerCase> all() {
        SeveralLossesCases all = new SeveralLossesCases();
        all.sums();
        all.targetsInside();
        all.outputs();
        return List.copyOf(all.cases);
    }

    private void add(String name, ModelMaker model) {
        cases.add(new LayerCase("losses: " + name, model));
    }

    private static ModelMaker heads() {
        return model(6).add(layer("code").op("dense", "value", 3).activation("TANH"))
                .add(layer("back").from("code").op("dense", "value", 6))
                .add(layer("digit").from("code").op("dense", "value", 4));
    }

    private void sums() {
        add(
                "values and classes",
                heads().term("back", 1, MSE, List.of("back"), "")
                        .term("digit", 0.5f, CROSS_ENTROPY, List.of("digit"), ""));
        add(
                "classes and classes",
                heads().term("first", 2, CROSS_ENTROPY, List.of("digit"), "")
                        .term("second", 0.3f, CROSS_ENTROPY, List.of("back"), "", "labelSmoothing", 0.1f));
        add(
                "two of one layer",
                heads().term("square", 1, MSE, List.of("back"), "")
                        .term("absolute", 0.25f, "MEAN_ABSOLUTE_ERROR", List.of("back"), ""));
        add(
                "three, one of them without a target",
                model(5).add(layer("a").from("input").op("dense", "value", 3))
                        .add(layer("b").from("input").op("dense", "value", 3).activation("TANH"))
                        .add(layer("c").from("input").op("dense", "value", 3).activation("TANH"))
                        .term("near", 0.5f, "TRIPLET_MARGIN", List.of("a", "b", "c"), "", "margin", 4f)
                        .term("value", 1, MSE, List.of("a"), "")
                        .term("class", 1, CROSS_ENTROPY, List.of("b"), "", "reduction", "SUM"));
        add(
                "two with weights of rows",
                heads().term("back", 1, MSE, List.of("back"), "", "sampleWeights", true)
                        .term("digit", 0.5f, CROSS_ENTROPY, List.of("digit"), "", "sampleWeights", true));
        add(
                "an autoencoder with weights of rows",
                heads().term("back", 1, MSE, List.of("back"), "input", "sampleWeights", true));
        add("one with a weight", heads().term("loss", 0.1f, CROSS_ENTROPY, List.of("digit"), ""));
    }

    private void targetsInside() {
        add("an autoencoder", heads().term("back", 1, MSE, List.of("back"), "input"));
        add(
                "an autoencoder that classifies",
                heads().term("back", 1, MSE, List.of("back"), "input")
                        .term("digit", 0.5f, CROSS_ENTROPY, List.of("digit"), ""));
        add(
                "a layer against another one",
                model(4).add(layer("student").op("dense", "value", 3))
                        .add(layer("teacher")
                                .from("input")
                                .op("dense", "value", 3)
                                .activation("TANH"))
                        .term("imitation", 2, "HUBER", List.of("student"), "teacher"));
        add(
                "an input of integers as labels",
                model().indices("words", 7, 5)
                        .add(layer("table").op("embedding", "width", 4))
                        .add(layer("scores").op("dense", "value", 7))
                        .term("copy", 1, CROSS_ENTROPY, List.of("scores"), "words", "classAxis", -1));
        add(
                "an input that no layer reads",
                model(4).input("wanted", 3)
                        .add(layer("result").from("input").op("dense", "value", 3))
                        .term("loss", 1, MSE, List.of("result"), "wanted"));
    }

    private void outputs() {
        add("a further output", heads().loss(CROSS_ENTROPY).lossFrom("digit").outputs("code"));
    }
}
