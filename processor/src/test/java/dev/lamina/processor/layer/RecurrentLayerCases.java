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
        return cases;
    }

    private static void add(List<LayerCase> cases, String name, LayerMaker recurrent) {
        cases.add(new LayerCase(
                name, model(4, 3).add(recurrent).add(layer("result").op("dense", "value", 2))));
    }
}
