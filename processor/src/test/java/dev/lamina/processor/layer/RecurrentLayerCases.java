package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;

import dev.lamina.processor.testing.LayerMaker;
import java.util.ArrayList;
import java.util.List;

/** Small models with recurrent layers. */
final class RecurrentLayerCases {
    private RecurrentLayerCases() {}

    static List<LayerCase> all() {
        List<LayerCase> cases = new ArrayList<>();
        for (String kind : List.of("rnn", "lstm", "gru")) {
            add(cases, kind + ", every step", layer("recurrent").op(kind, "value", 3));
            add(cases, kind + ", the last step", layer("recurrent").op(kind, "value", 5, "last", true));
            add(cases, kind + " without biases", layer("recurrent").op(kind, "value", 3, "bias", false));
            add(
                    cases,
                    kind + ", two layers in both directions",
                    layer("recurrent").op(kind, "value", 3, "layers", 2, "bidirectional", true, "last", true));
        }
        cases.addAll(states());
        return cases;
    }

    /** First states from inputs and layers, and final states that others read. */
    private static List<LayerCase> states() {
        return List.of(
                new LayerCase(
                        "gru that begins at an input",
                        model(4, 3)
                                .input("h", 5)
                                .add(layer("recurrent").from("input", "h").op("gru", "value", 5))
                                .add(layer("result").op("dense", "value", 2))),
                new LayerCase(
                        "rnn in both directions that begins at a layer",
                        model(4, 3)
                                .add(layer("flat").op("flatten"))
                                .add(layer("first").op("dense", "value", 6))
                                .add(layer("h").op("reshape", "value", List.of(2, 3)))
                                .add(layer("recurrent")
                                        .from("input", "h")
                                        .op("rnn", "value", 3, "bidirectional", true, "last", true))
                                .add(layer("result").op("dense", "value", 2))),
                new LayerCase(
                        "lstm that begins where another one ends",
                        model(4, 3)
                                .input("answer", 2, 3)
                                .add(layer("encoder").op("lstm", "value", 3, "layers", 2))
                                .add(layer("h").from("encoder").op("finalState"))
                                .add(layer("c").from("encoder").op("finalState", "memory", true))
                                .add(layer("decoder")
                                        .from("answer", "h", "c")
                                        .op("lstm", "value", 3, "layers", 2)
                                        .activation("TANH"))
                                .add(layer("result").op("dense", "value", 2))),
                new LayerCase(
                        "gru of rows of several lengths",
                        model(4, 3)
                                .input("padding", 4)
                                .add(layer("recurrent").from("input", "padding").op("gru", "value", 5, "padding", true))
                                .add(layer("result").op("dense", "value", 2))),
                new LayerCase(
                        "lstm of rows of several lengths that begins at inputs",
                        model(4, 3)
                                .input("h", 4, 3)
                                .input("c", 4, 3)
                                .input("padding", 4)
                                .add(layer("recurrent")
                                        .from("input", "h", "c", "padding")
                                        .op(
                                                "lstm",
                                                "value",
                                                3,
                                                "layers",
                                                2,
                                                "bidirectional",
                                                true,
                                                "last",
                                                true,
                                                "padding",
                                                true))
                                .add(layer("result").op("dense", "value", 2))),
                new LayerCase(
                        "memory of an lstm by itself",
                        model(4, 3)
                                .add(layer("recurrent").op("lstm", "value", 3, "last", true))
                                .add(layer("c").op("finalState", "memory", true))
                                .add(layer("h").from("recurrent").op("finalState"))
                                .add(layer("result").from("recurrent", "h", "c").op("concat", "value", 0))));
    }

    private static void add(List<LayerCase> cases, String name, LayerMaker recurrent) {
        cases.add(new LayerCase(
                name, model(4, 3).add(recurrent).add(layer("result").op("dense", "value", 2))));
    }
}
