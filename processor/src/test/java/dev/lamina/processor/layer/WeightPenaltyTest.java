package dev.lamina.processor.layer;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.emit.Form;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.GraphRunner;
import dev.lamina.processor.testing.InterpreterRunner;
import dev.lamina.processor.testing.LayerMaker;
import dev.lamina.processor.testing.ModelMaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which parameters the penalties of a layer reach, and that gradients have them exactly once. */
class WeightPenaltyTest {
    private static final float L1 = 0.25f;
    private static final float L2 = 0.5f;
    private static final int ROWS = 4;
    private static final long SEED = 31;

    private static final Map<String, Pair> PAIRS = new LinkedHashMap<>();
    private static CompiledRunner.Sources sources;

    /** The same step without and with penalties, and the parameters that they must reach. */
    private record Pair(GraphCase plain, GraphCase penalised, List<String> reached) {}

    static {
        for (String kind : List.of("rnn", "lstm", "gru")) {
            sequence(kind, () -> layer("x").op(kind, "value", 5), "weight_hh_l0", "weight_ih_l0");
            sequence(
                    kind + " of two layers and both directions",
                    () -> layer("x").op(kind, "value", 3, "layers", 2, "bidirectional", true, "last", true),
                    recurrent("l0", "l0_reverse", "l1", "l1_reverse"));
        }
        sequence(
                "attention",
                () -> layer("x").op("attention", "heads", 2, "causal", true),
                "in_proj_weight",
                "out_proj.weight");
        add(
                "attention to another width",
                () -> model(3, 4).input("memory", 5, 6),
                () -> layer("x").from("input", "memory").op("attention", "heads", 2, "rotary", true),
                "k_proj_weight",
                "out_proj.weight",
                "q_proj_weight",
                "v_proj_weight");
        add(
                "bilinear",
                () -> model(4).input("b", 3),
                () -> layer("x").from("input", "b").op("bilinear", "value", 2),
                "weight");
        add("embedding", () -> model().indices("words", 5, 6), () -> layer("x").op("embedding", "width", 3), "weight");
        sequence("learned positions", () -> layer("x").op("positions", "value", "LEARNED"), "weight");
        sequence("dense", () -> layer("x").op("dense", "value", 3), "weight");
        image("conv2d", () -> layer("x").op("conv2d", "filters", 4, "kernel", 3, "groups", 2), "weight");
        image("depthwiseConv2d", () -> layer("x").op("depthwiseConv2d", "kernel", 3), "weight");
        image("convTranspose2d", () -> layer("x").op("convTranspose2d", "filters", 3, "kernel", 2), "weight");
        image("batchNorm", () -> layer("x").op("batchNorm"));
        image("groupNorm", () -> layer("x").op("groupNorm", "groups", 1));
        image("prelu", () -> layer("x").op("prelu", "perChannel", true));
        sequence("layerNorm", () -> layer("x").op("layerNorm"));
        sequence("rmsNorm", () -> layer("x").op("rmsNorm"));
    }

    private static String[] recurrent(String... suffixes) {
        return Stream.of("weight_hh_", "weight_ih_")
                .flatMap(role -> Stream.of(suffixes).map(role::concat))
                .toArray(String[]::new);
    }

    private static void sequence(String name, Supplier<LayerMaker> x, String... reached) {
        add(name, () -> model(3, 4), x, reached);
    }

    private static void image(String name, Supplier<LayerMaker> x, String... reached) {
        add(name, () -> model(2, 4, 4), x, reached);
    }

    private static void add(String name, Supplier<ModelMaker> model, Supplier<LayerMaker> x, String... reached) {
        GraphCase plain = step(name, model.get(), x.get());
        GraphCase penalised =
                step(name + " with penalties", model.get(), x.get().l2(L2).regularisers("ELEMENT", L1, 0, 0));
        List<String> names = Stream.of(reached).map("x."::concat).toList();
        PAIRS.put(name, new Pair(plain, penalised, names));
    }

    private static GraphCase step(String name, ModelMaker model, LayerMaker x) {
        return new LayerCase(name, model.add(x)).training(ROWS, SEED);
    }

    @BeforeAll
    static void compile() {
        List<GraphCase> all = new ArrayList<>();
        PAIRS.values().forEach(pair -> all.addAll(List.of(pair.plain(), pair.penalised())));
        sources = CompiledRunner.Sources.of(all);
    }

    static List<String> names() {
        return List.copyOf(PAIRS.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void inTheGraph(String name) {
        check(PAIRS.get(name), new InterpreterRunner(), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("names")
    void inGeneratedCode(String name) {
        for (Form form : Form.values()) {
            check(PAIRS.get(name), new CompiledRunner(sources, form, 1), 1e-6);
        }
    }

    private static void check(Pair pair, GraphRunner runner, double tolerance) {
        // One set of values for both: what a leaf is asked by is the same record.
        Map<String, double[]> plain =
                runner.run(pair.plain().graph(), ROWS, pair.plain().externals());
        Map<String, double[]> penalised =
                runner.run(pair.penalised().graph(), ROWS, pair.plain().externals());
        assertThat(penalised.keySet()).isEqualTo(plain.keySet());
        TreeSet<String> reached = new TreeSet<>();
        for (Result result : pair.penalised().graph().results(Result.Kind.GRADIENT)) {
            String key = InterpreterRunner.key(Result.Kind.GRADIENT, result.name());
            double[] before = plain.get(key);
            double[] after = penalised.get(key);
            if (!pair.reached().contains(result.name())) {
                assertThat(after).as(result.name()).isEqualTo(before);
                continue;
            }
            reached.add(result.name());
            Op leaf = pair.penalised().leaf(result).orElseThrow();
            double[] weight = pair.plain().externals().get(leaf);
            for (int i = 0; i < weight.length; i++) {
                double expected = before[i] + L2 * weight[i] + L1 * Math.signum(weight[i]);
                assertThat(Math.abs(after[i] - expected))
                        .as("element %d of %s: %s instead of %s", i, result.name(), after[i], expected)
                        .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(expected)));
            }
        }
        assertThat(reached).containsExactlyElementsOf(new TreeSet<>(pair.reached()));
    }
}
