package dev.lamina.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Metrics have scikit-learn's values, also in its corners: ties, classes that are absent, weights, constants. */
class GoldenMetricTest {
    /** What the cases call metrics by another name. */
    private static final Map<String, String> NAMES = Map.of(
            "precision", "precision_binary",
            "recall", "recall_binary",
            "f1", "f1_binary",
            "f2", "f2_binary",
            "roc_auc_ovr_macro", "roc_auc",
            "roc_auc_macro", "roc_auc",
            "r2_uniform_average", "r2");

    static Stream<String> cases() {
        return MetricCases.read("index").getAsJsonArray("cases").asList().stream()
                .map(JsonElement::getAsString);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasTheValuesOfScikitLearn(String name) {
        JsonObject test = MetricCases.read(name);
        Task task = task(test);
        boolean values = task.kind() == Task.Kind.VALUES;
        Rows rows = MetricCases.rows(task, test, values ? "predictions" : "logits", values ? "targets" : "labels");
        JsonObject expected = test.getAsJsonObject("expected");
        for (String key : expected.keySet()) {
            JsonElement value = expected.get(key);
            if (key.startsWith("prf_")) {
                for (String quantity : value.getAsJsonObject().keySet()) {
                    check(
                            quantity + key.substring(3),
                            rows,
                            value.getAsJsonObject().get(quantity));
                }
            } else if (!value.isJsonNull()) {
                check(NAMES.getOrDefault(key, key), rows, value);
            }
        }
        assertThat(expected.keySet()).hasSizeGreaterThan(5);
    }

    private static Task task(JsonObject test) {
        return switch (test.get("kind").getAsString()) {
            case "classification" -> Task.classes(test.get("classes").getAsInt());
            case "binary" -> Task.binary().threshold(test.get("threshold").getAsFloat());
            case "multilabel" ->
                Task.multiLabel(
                        test.getAsJsonArray("labels").get(0).getAsJsonArray().size());
            default -> Task.values(test.get("outputs").getAsInt());
        };
    }

    static List<JsonObject> corners() {
        JsonArray cases = MetricCases.read("corners").getAsJsonArray("cases");
        return IntStream.range(0, cases.size())
                .mapToObj(i -> cases.get(i).getAsJsonObject())
                .toList();
    }

    private static Task corner(JsonObject test) {
        int width = test.get("width").getAsInt();
        Task task = switch (test.get("kind").getAsString()) {
            case "classes" -> Task.classes(width);
            case "binary" -> Task.binary().threshold(test.get("threshold").getAsFloat());
            case "multi_label" ->
                Task.multiLabel(width).threshold(test.get("threshold").getAsFloat());
            default -> Task.values(width);
        };
        return test.has("probabilities") && test.get("probabilities").getAsBoolean() ? task.probabilities() : task;
    }

    @ParameterizedTest
    @MethodSource("corners")
    void hasTheValuesOfScikitLearnInCorners(JsonObject test) {
        Rows rows = MetricCases.rows(corner(test), test, "outputs", "labels");
        JsonObject expected = test.getAsJsonObject("expected");
        Set<String> keys = expected.keySet();
        assertThat(keys).hasSizeGreaterThan(8);
        for (String key : keys) {
            check(key, rows, expected.get(key));
        }
    }

    private static void check(String name, Rows rows, JsonElement expected) {
        Metric.State state = AllMetrics.named(name).start(rows.task()).add(rows);
        double[] values = MetricCases.doubles(expected);
        assertThat(state.size()).as(name).isEqualTo(values.length);
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                assertThat(state.value(i)).as(state.name(i)).isNaN();
            } else {
                assertThat(state.value(i))
                        .as(state.name(i))
                        .isCloseTo(values[i], within(1e-9 * Math.max(1, Math.abs(values[i]))));
            }
        }
    }
}
