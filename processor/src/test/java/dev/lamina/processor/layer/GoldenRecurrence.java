package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;

import dev.lamina.processor.testing.GoldenCase;
import dev.lamina.processor.testing.ModelMaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The models that the reference values of recurrent layers belong to. Their states have the rows on axis 1. */
final class GoldenRecurrence {
    /** Kinds of cases. */
    static final List<String> KINDS = List.of("RNN", "LSTM", "GRU");

    private static final List<String> STATES = List.of("h0", "c0", "h_n", "c_n");

    private GoldenRecurrence() {}

    /** The model of a case: layers named like its results. */
    static ModelMaker model(GoldenCase golden) {
        List<Object> attributes = new ArrayList<>(List.of(
                "value", golden.integers("hidden_size").get(0),
                "layers", golden.integers("num_layers").get(0),
                "bidirectional", golden.flag("bidirectional"),
                "bias", golden.flag("bias")));
        if (golden.kind().equals("RNN")) {
            attributes.addAll(List.of("relu", golden.text("nonlinearity").equals("relu")));
        }
        ModelMaker model = ModelMaker.model().input("x", GoldenModels.row(golden, "in.x"));
        List<String> from = new ArrayList<>(List.of("x"));
        for (String state : List.of("h0", "c0")) {
            if (golden.has("in." + state)) {
                model.input(state, row(golden, "in." + state));
                from.add(state);
            }
        }
        model.add(layer("y")
                .from(from.toArray(String[]::new))
                .op(golden.kind().toLowerCase(Locale.ROOT), attributes.toArray()));
        model.add(layer("h_n").from("y").op("finalState"));
        if (golden.has("out.c_n")) {
            model.add(layer("c_n").from("y").op("finalState", "memory", true));
        }
        return model;
    }

    /** The shape of a row of a tensor. */
    private static Integer[] row(GoldenCase golden, String state) {
        List<Integer> shape = golden.shape(state);
        return new Integer[] {shape.get(0), shape.get(2)};
    }

    static boolean isRecurrent(GoldenCase golden) {
        return KINDS.contains(golden.kind());
    }

    /** True for states, which have the layers first and the rows as their second axis. */
    static boolean isState(GoldenCase golden, String tensor) {
        return isRecurrent(golden) && STATES.stream().anyMatch(state -> tensor.endsWith("." + state));
    }
}
