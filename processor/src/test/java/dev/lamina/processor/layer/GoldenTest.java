package dev.lamina.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.processor.emit.Form;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.testing.Chosen;
import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.GoldenCase;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.GraphRunner;
import dev.lamina.processor.testing.InterpreterRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PyTorch's values and gradients, by the interpreter and by generated code in both forms. */
class GoldenTest {
    /** Kinds whose weights the graph sees transposed. */
    private static final List<String> DENSE =
            List.of("Linear", "Residual", "MultiheadAttention", "TransformerBlock", "RNN", "LSTM", "GRU");

    private static final Map<GoldenCase, GraphCase> GRAPHS = new LinkedHashMap<>();
    private static CompiledRunner.Sources sources;

    @BeforeAll
    static void compile() {
        for (String group : List.of("activations", "layers", "losses", "ops", "sequence")) {
            Chosen.of(GoldenCase.group(group)).stream()
                    .filter(golden -> !golden.kind().equals("SinusoidalPositions"))
                    .forEach(golden -> GRAPHS.put(golden, graph(golden)));
        }
        sources = CompiledRunner.Sources.of(List.copyOf(GRAPHS.values()));
    }

    private static GraphCase graph(GoldenCase golden) {
        if (GoldenLosses.isLoss(golden)) {
            return GoldenGraphs.loss(golden);
        }
        return GoldenGraphs.layer(golden, GoldenModels.input(golden), states(golden, 2));
    }

    /** The running statistics after a step of batch norm; none where there are none. */
    private static Map<String, double[]> states(GoldenCase golden, int step) {
        Map<String, double[]> states = new LinkedHashMap<>();
        for (String name : List.of("running_mean", "running_var")) {
            String tensor = "state_out." + name + "_step" + step;
            if (golden.has(tensor)) {
                states.put(name, golden.values(tensor));
            }
        }
        return states;
    }

    static List<GoldenCase> cases() {
        return List.copyOf(GRAPHS.keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void interpreterAgrees(GoldenCase golden) {
        check(golden, new InterpreterRunner());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void portableCodeAgrees(GoldenCase golden) {
        checkCode(golden, Form.PORTABLE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void simdCodeAgrees(GoldenCase golden) {
        checkCode(golden, Form.SIMD);
    }

    /** Generated code draws its own dropout masks, so the case that brings one is for the interpreter alone. */
    private static void checkCode(GoldenCase golden, Form form) {
        if (!golden.has("const.mask")) {
            check(golden, new CompiledRunner(sources, form, 2));
        }
    }

    private static void check(GoldenCase golden, GraphRunner runner) {
        GraphCase test = GRAPHS.get(golden);
        Map<String, double[]> results = runner.run(test.graph(), test.rows(), test.externals());
        List<String> compared = new ArrayList<>();
        for (Result result : test.graph().results()) {
            String tensor = tensor(golden, result);
            if (!tensor.isEmpty()) {
                compare(golden, tensor, result, results.get(InterpreterRunner.key(result.kind(), result.name())));
                compared.add(tensor);
            }
        }
        golden.names().stream()
                .filter(name -> name.startsWith("grad.") || name.startsWith("out.") || name.equals("loss"))
                .forEach(name -> assertThat(compared).as(golden.name()).contains(name));
    }

    /** The reference value of a result. */
    private static String tensor(GoldenCase golden, Result result) {
        String role = GoldenGraphs.role(golden, result.name());
        String step = golden.has("in.x_step3") ? "_step3" : "";
        return switch (result.kind()) {
            case WEIGHT -> "";
            case LOSS -> golden.has("loss") ? "loss" : "";
            case OUTPUT -> golden.has("out." + result.name() + step) ? "out." + result.name() + step : "";
            case GRADIENT -> "grad.param." + role;
            case INPUT_GRADIENT -> "grad.in." + result.name() + step;
            case STATE -> "state_out." + role + "_step3";
        };
    }

    private static void compare(GoldenCase golden, String tensor, Result result, double[] actual) {
        boolean matrix = result.kind() == Result.Kind.GRADIENT
                && DENSE.contains(golden.kind())
                && golden.shape(tensor).size() == 2;
        double[] expected = matrix
                ? GoldenGraphs.transpose(golden.values(tensor), golden.shape(tensor))
                : GoldenGraphs.rowsFirst(golden, tensor);
        assertThat(actual).as("%s of %s", tensor, golden).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("element %d of %s of %s", i, tensor, golden)
                    .isCloseTo(expected[i], within(golden.tolerance(tensor)));
        }
    }
}
