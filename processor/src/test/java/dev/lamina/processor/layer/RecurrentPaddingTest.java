package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.testing.Externals;
import dev.lamina.processor.testing.InterpreterRunner;
import dev.lamina.processor.testing.ModelMaker;
import dev.lamina.processor.testing.RandomValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A padded row yields what it yields at its own length: results, loss and gradients. */
class RecurrentPaddingTest {
    private static final int STEPS = 5;
    private static final int FEATURES = 3;

    @ParameterizedTest
    @CsvSource({
        "rnn, false, false",
        "rnn, true, true",
        "gru, false, true",
        "gru, true, false",
        "lstm, false, false",
        "lstm, true, true",
        "lstm, true, false"
    })
    void isThatOfTheRowAtItsOwnLength(String kind, boolean bidirectional, boolean last) {
        Graph padded = model(kind, STEPS, bidirectional, last, true).network().training();
        for (int length = 1; length <= STEPS; length++) {
            Graph plain =
                    model(kind, length, bidirectional, last, false).network().training();
            Externals values = new RandomValues(length).forLeaves(padded, 1);
            setPadding(padded, values, length);
            Map<String, double[]> expected = new InterpreterRunner().run(plain, 1, shortened(plain, values, length));
            Map<String, double[]> actual = new InterpreterRunner().run(padded, 1, values);
            assertThat(actual.keySet()).containsExactlyElementsOf(expected.keySet());
            for (String result : expected.keySet()) {
                assertThat(actual.get(result))
                        .as("%s of %s steps, seed %s", result, length, length)
                        .containsExactly(expected.get(result), within(1e-12));
            }
        }
    }

    /** Steps that are padding hold values too, which must not matter. */
    private static void setPadding(Graph graph, Externals values, int length) {
        for (Node node : graph.nodes()) {
            if (node.op() instanceof InputOp input && input.name().equals("padding")) {
                values.put(
                        input,
                        IntStream.range(0, STEPS)
                                .mapToDouble(t -> t < length ? 0 : 1)
                                .toArray());
            }
        }
    }

    private static Externals shortened(Graph graph, Externals padded, int length) {
        Externals values = new Externals();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof InputOp input && input.name().equals("x")) {
                padded.leaves().stream()
                        .filter(op ->
                                op instanceof InputOp other && other.name().equals("x"))
                        .forEach(op -> values.put(input, Arrays.copyOf(padded.get(op), length * FEATURES)));
            } else if (padded.leaves().contains(node.op())) {
                values.put(node.op(), padded.get(node.op()));
            }
        }
        return values;
    }

    private static ModelMaker model(String kind, int steps, boolean bidirectional, boolean last, boolean padded) {
        int count = bidirectional ? 4 : 2;
        ModelMaker model = ModelMaker.model().input("x", steps, FEATURES).input("h0", count, 4);
        List<String> from = new ArrayList<>(List.of("x", "h0"));
        if (kind.equals("lstm")) {
            from.add("h0");
        }
        if (padded) {
            model.input("padding", steps);
            from.add("padding");
        }
        model.add(layer("recurrent")
                .from(from.toArray(String[]::new))
                .op(kind, "value", 4, "layers", 2, "bidirectional", bidirectional, "last", last, "padding", padded));
        model.add(last ? layer("y") : layer("y").op("sum", "value", 0));
        return model.add(layer("h").from("recurrent").op("finalState"))
                .add(layer("flat").op("flatten"))
                .add(layer("result").from("y", "flat").op("concat", "value", 0));
    }
}
