package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The named constants of a generated class: {@code HIDDEN = 128}, {@code CONV1_CHANNELS = 8}. javac folds them, so names
 * cost nothing.
 */
final class Dimensions {
    private static final List<String> IMAGE_AXES = List.of("CHANNELS", "HEIGHT", "WIDTH");
    private static final List<String> SEQUENCE_AXES = List.of("STEPS", "FEATURES");

    /** Constants that a generated class has anyway. */
    private static final Set<String> FIXED = Set.of("BATCH", "LANES", "LANE_NUMBERS", "SPECIES", "TILE_ROWS");

    private record Known(int order, String layer, Shape shape, List<String> names) {}

    /** What is known of one shape, by the names of inputs and layers. */
    private static final class OfShape {
        private Known first;
        private final Map<String, Known> firsts = new HashMap<>();
        private final Map<String, Known> lasts = new HashMap<>();
        private final Map<String, Known> byGradient = new HashMap<>();
    }

    private final Map<Shape, OfShape> known = new HashMap<>();
    private final Map<String, Known> rows = new HashMap<>();
    private int count;
    private final Map<String, Integer> constants = new LinkedHashMap<>();
    private final Map<String, List<String>> ofBlocks = new HashMap<>();
    private final Set<String> used = new HashSet<>(FIXED);
    private final Predicate<String> isTaken;

    /**
     * No names so far.
     *
     * @param isTaken whether a field of the class has a name already
     */
    Dimensions(Predicate<String> isTaken) {
        this.isTaken = isTaken;
    }

    /** Names the sizes of what an input or layer yields. */
    void add(String layer, Shape shape) {
        remember(layer, shape, name(constantName(layer), shape));
    }

    private void remember(String layer, Shape shape, List<String> names) {
        Known one = new Known(count++, layer, shape, names);
        OfShape alike = known.computeIfAbsent(shape, key -> new OfShape());
        alike.first = alike.first == null ? one : alike.first;
        alike.firsts.putIfAbsent(layer, one);
        alike.lasts.put(layer, one);
        alike.byGradient.putIfAbsent("d" + layer.toLowerCase(Locale.ROOT), one);
        if (shape.perRow()) {
            rows.putIfAbsent(layer, one);
        }
    }

    /** Names the sizes of what a layer of a block yields; all instances of the block use the same names. */
    void add(String layer, Templates.Template template, Shape shape) {
        String base = constantName(template.block() + Templates.capitalised(template.layer()));
        remember(layer, shape, ofBlocks.computeIfAbsent(base + shape, key -> name(base, shape)));
    }

    private List<String> name(String base, Shape shape) {
        List<String> names = new ArrayList<>();
        List<Integer> dims = shape.dims();
        for (int i = 0; i < dims.size(); i++) {
            String name = unique(base + (dims.size() == 1 ? "" : "_" + axis(dims.size(), i)));
            names.add(name);
            constants.put(name, dims.get(i));
        }
        return names;
    }

    private static String axis(int rank, int index) {
        return rank == 3 ? IMAGE_AXES.get(index) : rank == 2 ? SEQUENCE_AXES.get(index) : "SIZE" + index;
    }

    /** The name for a constant, with a number if something else has it. */
    String unique(String wish) {
        String name = wish;
        for (int i = 2; isTaken.test(name) || !used.add(name); i++) {
            name = wish + "_" + i;
        }
        return name;
    }

    /**
     * Names the sizes of a layer's weight, and of its transpose: what the layer reads by what it yields. Weights of other
     * sizes, such as those of the gates of a recurrence, have no names.
     */
    void addMatrix(String layer, String from, Shape weight) {
        Known input = rows.get(from);
        Known output = rows.get(layer);
        if (input == null || output == null) {
            return;
        }
        int width = weight.dim(0);
        List<Integer> dims = input.shape().dims();
        List<Integer> yielded = output.shape().dims();
        boolean lastAxis = dims.get(dims.size() - 1) == width;
        if (yielded.get(yielded.size() - 1) != weight.dim(1)
                || (!lastAxis && dims.stream().reduce(1, Math::multiplyExact) != width)) {
            return;
        }
        String columns = output.names().get(output.names().size() - 1);
        String height = lastAxis ? input.names().get(dims.size() - 1) : "(" + String.join(" * ", input.names()) + ")";
        remember(layer, weight, List.of(height, columns));
        remember(layer, Shape.of(weight.dim(1), width), List.of(columns, height));
        if (dims.size() > 1 && input.shape().size() == width) {
            remember(from, Shape.rows(width), List.of(height));
        }
    }

    /** All constants in order of definition. */
    Map<String, Integer> constants() {
        return constants;
    }

    /** The size of one axis of a node, by name where it has one. */
    String size(Node node, int axis) {
        if (node.shape().isRows(axis)) {
            return "rows";
        }
        Known match = match(node);
        int index = axis - (node.shape().perRow() ? 1 : 0);
        return match == null
                ? Integer.toString(node.shape().dim(axis))
                : match.names().get(index);
    }

    /** The number of elements along some axes of a node: {@code CONV1_HEIGHT * CONV1_WIDTH}; "1" for none. */
    String product(Node node, List<Integer> axes) {
        List<String> factors = axes.stream()
                .filter(axis -> node.shape().isRows(axis) || node.shape().dim(axis) != 1)
                .map(axis -> size(node, axis))
                .toList();
        if (factors.isEmpty()) {
            return "1";
        }
        return factors.size() == 1 ? factors.get(0) : "(" + String.join(" * ", factors) + ")";
    }

    /** The number of elements of one row of a node. */
    String rowSize(Node node) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = node.shape().perRow() ? 1 : 0; axis < node.shape().rank(); axis++) {
            axes.add(axis);
        }
        return product(node, axes);
    }

    /** The input or layer that has the node's shape: the one it is named after if possible, or the one it belongs to. */
    private Known match(Node node) {
        OfShape alike = known.get(node.shape());
        if (alike == null) {
            return null;
        }
        Known named = alike.firsts.get(node.name());
        String gradient = node.name().toLowerCase(Locale.ROOT);
        for (int end = gradient.startsWith("d") ? 1 : gradient.length() + 1; end <= gradient.length(); end++) {
            Known candidate = alike.byGradient.get(gradient.substring(0, end));
            if (candidate != null && (named == null || candidate.order() < named.order())) {
                named = candidate;
            }
        }
        return named == null ? alike.lasts.getOrDefault(node.origin(), alike.first) : named;
    }

    /** {@code CONV1_SUM} for {@code conv1Sum}. */
    static String constantName(String name) {
        StringBuilder constant = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (i > 0 && Character.isUpperCase(c) && !Character.isUpperCase(name.charAt(i - 1))) {
                constant.append('_');
            }
            constant.append(Character.toUpperCase(c));
        }
        return constant.toString();
    }
}
