package dev.lamina.processor.testing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.lamina.io.DataType;
import dev.lamina.io.SafeTensorsReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reference values that PyTorch computed: one case of the test resources under {@code golden}. */
public final class GoldenCase {
    private final String name;
    private final JsonObject json;
    private final Map<String, double[]> tensors = new LinkedHashMap<>();

    private GoldenCase(String name, JsonObject json) {
        this.name = name;
        this.json = json;
    }

    /** Reads a case such as {@code layers/linear_basic}. */
    public static GoldenCase of(String name) {
        try (Reader reader = new InputStreamReader(
                GoldenCase.class.getResourceAsStream("/golden/" + name + "/case.json"), StandardCharsets.UTF_8)) {
            GoldenCase golden =
                    new GoldenCase(name, JsonParser.parseReader(reader).getAsJsonObject());
            golden.readTensors();
            return golden;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All cases of a group, such as {@code layers}, in order of their names. */
    public static List<GoldenCase> group(String group) {
        try (Stream<Path> folders = Files.list(folder("/golden/" + group))) {
            return folders.map(folder -> group + "/" + folder.getFileName())
                    .sorted()
                    .map(GoldenCase::of)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path folder(String resource) {
        URL url = GoldenCase.class.getResource(resource);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void readTensors() throws IOException {
        try (SafeTensorsReader reader = SafeTensorsReader.open(folder("/golden/" + name + "/tensors.safetensors"))) {
            reader.tensors().forEach((tensor, info) -> tensors.put(tensor, values(reader, tensor, info.type())));
        }
    }

    private static double[] values(SafeTensorsReader reader, String tensor, DataType type) {
        List<Double> values = new ArrayList<>();
        switch (type) {
            case F64 -> {
                return reader.doubles(tensor);
            }
            case I32 -> {
                for (int value : reader.ints(tensor)) {
                    values.add((double) value);
                }
            }
            default -> {
                for (float value : reader.floats(tensor)) {
                    values.add((double) value);
                }
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    public String name() {
        return name;
    }

    public String kind() {
        return json.get("kind").getAsString();
    }

    /** The tensors' names. */
    public List<String> names() {
        return List.copyOf(tensors.keySet());
    }

    public boolean has(String tensor) {
        return tensors.containsKey(tensor);
    }

    /** A tensor's values, row-major. */
    public double[] values(String tensor) {
        return tensors.get(tensor).clone();
    }

    /** A tensor's shape. */
    public List<Integer> shape(String tensor) {
        return integers(json.getAsJsonObject("tensors").getAsJsonObject(tensor).get("shape"));
    }

    /** How far a float32 computation may be from a result, by the rule that comes with the values. */
    public double tolerance(String tensor) {
        JsonObject info = json.getAsJsonObject("tensors").getAsJsonObject(tensor);
        return 1e-6
                + 1e-5 * info.get("max_abs").getAsDouble()
                + 16 * info.get("f32_abs_err").getAsDouble();
    }

    private JsonElement hyper(String key) {
        return json.getAsJsonObject("hyper").get(key);
    }

    public boolean hasHyper(String key) {
        return hyper(key) != null;
    }

    public String text(String key) {
        return hyper(key).getAsString();
    }

    public boolean flag(String key) {
        return hyper(key).getAsBoolean();
    }

    public double number(String key) {
        return hyper(key).getAsDouble();
    }

    /** One number or a list of numbers. */
    public List<Integer> integers(String key) {
        return integers(hyper(key));
    }

    /** True if the value is a number, not null. */
    public boolean isNumber(String key) {
        return hyper(key).isJsonPrimitive() && hyper(key).getAsJsonPrimitive().isNumber();
    }

    /** One number, or the list of one for each axis, as attributes take them. */
    public Object axes(String key) {
        return hyper(key).isJsonPrimitive() ? hyper(key).getAsInt() : integers(key);
    }

    /** True if the value is a word rather than numbers. */
    public boolean isWord(String key) {
        return hyper(key).isJsonPrimitive() && hyper(key).getAsJsonPrimitive().isString();
    }

    private static List<Integer> integers(JsonElement element) {
        if (element.isJsonPrimitive()) {
            return List.of(element.getAsInt());
        }
        List<Integer> values = new ArrayList<>();
        element.getAsJsonArray().forEach(value -> values.add(value.getAsInt()));
        return values;
    }

    @Override
    public String toString() {
        return name;
    }

    /** The values of a tensor of three axes with the first two of them exchanged. */
    public double[] secondAxisFirst(String tensor) {
        double[] values = values(tensor);
        List<Integer> shape = shape(tensor);
        int first = shape.get(0);
        int second = shape.get(1);
        int last = shape.get(2);
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[(i / last % second * first + i / last / second) * last + i % last] = values[i];
        }
        return result;
    }
}
