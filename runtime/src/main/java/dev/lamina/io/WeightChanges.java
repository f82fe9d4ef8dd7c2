package dev.lamina.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How weights differ from earlier ones, tensor by tensor: how far they went, which way, and which value changed most. Its text is
 * a table:
 *
 * <pre>
 * a.safetensors to b.safetensors: 1 of 2 tensors changed
 *   tensor            changed       distance  of norm  cosine   largest change
 *   hidden.weight[2,3]  2 of 6      0.5       0.125    0.9921   -0.4 at [1, 2]: 1.5 to 1.1
 *   hidden.bias[2]      0 of 2
 * </pre>
 *
 * @param before  what the earlier weights are called
 * @param after   what the later weights are called
 * @param tensors the tensors of both that have the same shape, in the order of the later ones
 * @param others  in words, those that only one of the two has, or with another shape
 */
public record WeightChanges(String before, String after, List<Change> tensors, List<String> others) {
    /**
     * How one tensor differs.
     *
     * @param name     its name
     * @param shape    its shape
     * @param values   how many values it has
     * @param changed  how many of them have other bits; both zeros count as one, and so do all NaNs
     * @param distance the Euclidean norm of the difference
     * @param norm     that of the earlier values
     * @param cosine   of the angle between earlier and later values: 1 for the same direction; NaN if one of them has norm 0
     * @param place    the index of the value that changed most, row-major; -1 if none did. A value that is NaN in one of the two
     *     counts most
     * @param from     what this value was
     * @param to       what it is
     */
    public record Change(
            String name,
            List<Integer> shape,
            int values,
            int changed,
            double distance,
            double norm,
            double cosine,
            int place,
            float from,
            float to) {
        /** Keeps an unmodifiable copy. */
        public Change {
            shape = List.copyOf(shape);
        }

        static Change of(String name, int[] shape, float[] before, float[] after) {
            double distance = 0;
            double norm = 0;
            double afterNorm = 0;
            double product = 0;
            double most = -1;
            int place = -1;
            int changed = 0;
            for (int i = 0; i < after.length; i++) {
                double difference = (double) after[i] - before[i];
                distance += difference * difference;
                norm += (double) before[i] * before[i];
                afterNorm += (double) after[i] * after[i];
                product += (double) before[i] * after[i];
                if (after[i] != before[i] && !(Float.isNaN(after[i]) && Float.isNaN(before[i]))) {
                    changed++;
                    double size = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.abs(difference);
                    if (size > most) {
                        most = size;
                        place = i;
                    }
                }
            }
            return new Change(
                    name,
                    Arrays.stream(shape).boxed().toList(),
                    after.length,
                    changed,
                    Math.sqrt(distance),
                    Math.sqrt(norm),
                    product / (Math.sqrt(norm) * Math.sqrt(afterNorm)),
                    place,
                    place < 0 ? 0 : before[place],
                    place < 0 ? 0 : after[place]);
        }

        private List<String> cells() {
            String count = changed + " of " + values;
            String title = Json.printable(name) + shape.toString().replace(" ", "");
            if (changed == 0) {
                return List.of(title, count);
            }
            return List.of(
                    title,
                    count,
                    number(distance),
                    number(distance / norm),
                    String.format(Locale.ROOT, "%.6f", cosine),
                    number((double) to - from) + " at " + index() + ": " + from + " to " + to);
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.4g", value);
        }

        private String index() {
            int[] index = new int[shape.size()];
            int rest = place;
            for (int axis = index.length - 1; axis >= 0; axis--) {
                index[axis] = rest % shape.get(axis);
                rest /= shape.get(axis);
            }
            return Arrays.toString(index);
        }
    }

    private static final List<String> TITLES =
            List.of("tensor", "changed", "distance", "of norm", "cosine", "largest change");

    /** Keeps unmodifiable copies. */
    public WeightChanges {
        tensors = List.copyOf(tensors);
        others = List.copyOf(others);
    }

    /**
     * Compares two files.
     *
     * @param before the file with the earlier weights
     * @param after  the file with the later weights
     * @return how they differ
     * @throws WeightFileException if one can't be read, or holds something else than floating-point tensors
     */
    public static WeightChanges between(Path before, Path after) {
        try (SafeTensorsReader reader = SafeTensorsReader.open(after)) {
            Map<String, int[]> shapes = new LinkedHashMap<>();
            reader.tensors().forEach((name, tensor) -> shapes.put(name, tensor.intShape()));
            return since(before, after.toString(), shapes, reader::floats);
        }
    }

    /**
     * Compares weights with those of a file.
     *
     * @param before the file with the earlier weights
     * @param after  what the later weights are called
     * @param shapes the later tensors, by name
     * @param values gives the values of one, row-major
     * @return how they differ
     * @throws WeightFileException if the file can't be read
     */
    public static WeightChanges since(
            Path before, String after, Map<String, int[]> shapes, Function<String, float[]> values) {
        List<Change> changes = new ArrayList<>();
        List<String> others = new ArrayList<>();
        try (SafeTensorsReader reader = SafeTensorsReader.open(before)) {
            shapes.forEach((name, shape) -> {
                TensorInfo old = reader.tensors().get(name);
                String text = Json.printable(name) + Arrays.toString(shape).replace(" ", "");
                if (old == null) {
                    others.add(text + " is in " + after + " alone");
                } else if (!old.hasShape(shape)) {
                    others.add(text + " of " + after + " is " + old + " in " + before);
                } else {
                    changes.add(Change.of(name, shape, reader.floats(name), values.apply(name)));
                }
            });
            reader.tensors().forEach((name, old) -> {
                if (!shapes.containsKey(name)) {
                    others.add(old + " is in " + before + " alone");
                }
            });
        }
        return new WeightChanges(before.toString(), after, changes, others);
    }

    /** {@return whether the weights are the same: no tensor changed, and none is in one of the two alone} */
    public boolean none() {
        return others.isEmpty() && tensors.stream().allMatch(change -> change.changed == 0);
    }

    @Override
    public String toString() {
        long changed = tensors.stream().filter(change -> change.changed > 0).count();
        StringBuilder text = new StringBuilder(
                before + " to " + after + ": " + changed + " of " + tensors.size() + " tensors changed");
        List<List<String>> rows = new ArrayList<>();
        if (!tensors.isEmpty()) {
            rows.add(TITLES);
        }
        tensors.forEach(change -> rows.add(change.cells()));
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append("  ")
                        .append(row.get(i))
                        .append(" ".repeat(width(rows, i) - row.get(i).length()));
            }
            text.append('\n').append(line.toString().stripTrailing());
        }
        others.forEach(other -> text.append("\n  ").append(other));
        return text.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
