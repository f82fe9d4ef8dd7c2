package dev.lamina.metric;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Values of scikit-learn among the test resources. */
final class MetricCases {
    private MetricCases() {}

    static JsonObject read(String name) {
        InputStream file = MetricCases.class.getResourceAsStream("/golden/metrics/" + name + ".json");
        return JsonParser.parseReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    /** All numbers of an array, however deep; null for null. */
    static float[] floats(JsonElement json) {
        if (json == null || json.isJsonNull()) {
            return null;
        }
        double[] values = doubles(json);
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    static int[] ints(JsonElement json) {
        double[] values = doubles(json);
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) values[i];
        }
        return ints;
    }

    /** All numbers; null in the file is NaN. */
    static double[] doubles(JsonElement json) {
        List<Double> values = new ArrayList<>();
        collect(json, values);
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonElement json, List<Double> values) {
        if (json instanceof JsonArray array) {
            array.forEach(element -> collect(element, values));
        } else {
            values.add(json.isJsonNull() ? Double.NaN : json.getAsDouble());
        }
    }

    /** The rows of a case: outputs in the member named so, with labels or targets, and weights. */
    static Rows rows(Task task, JsonObject test, String outputs, String labels) {
        float[] scores = floats(test.get(outputs));
        int count = scores.length / task.outputs();
        Rows rows = new Rows(task);
        if (task.kind() == Task.Kind.VALUES) {
            rows.set(scores, 0, floats(test.get(labels)), 0, count);
        } else {
            rows.set(scores, 0, ints(test.get(labels)), 0, count);
        }
        return rows.weighted(floats(test.get("weights")), 0);
    }
}
