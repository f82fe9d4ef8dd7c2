package dev.lamina.processor.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Random inputs of integers, the tables that they are looked up in, and dense layers that are tied to those. */
final class RandomTables {
    private record Table(String name, int vocabulary, int width) {}

    private final RandomScope scope;
    private final Map<String, Integer> vocabularies = new LinkedHashMap<>();
    private final List<Table> tables = new ArrayList<>();

    RandomTables(RandomScope scope) {
        this.scope = scope;
    }

    /** Makes an input known. */
    void put(String input, int vocabulary) {
        vocabularies.put(input, vocabulary);
    }

    /** The number of inputs to look up. */
    int inputs() {
        return vocabularies.size();
    }

    /** A first look at an input. */
    RandomOp table(String input) {
        int vocabulary = vocabularies.get(input);
        List<Object> attributes =
                new ArrayList<>(List.of("width", 1 + scope.below(6), "vocabulary", vocabulary + scope.below(2)));
        padding(attributes);
        return RandomOp.of(input, "embedding", attributes.toArray());
    }

    /** Index 0 may be padding; a table that is looked up twice may have it in one place only. */
    private void padding(List<Object> attributes) {
        if (scope.oneIn(3)) {
            attributes.addAll(List.of("padding", 0));
        }
    }

    /** A further look at an input, mostly in a table that exists. */
    RandomOp again() {
        String input = scope.of(List.copyOf(vocabularies.keySet()));
        List<Table> fitting = tables.stream()
                .filter(table -> table.vocabulary() >= vocabularies.get(input))
                .toList();
        if (fitting.isEmpty() || scope.oneIn(4)) {
            return table(input);
        }
        Table table = scope.of(fitting);
        List<Object> attributes = new ArrayList<>(List.of("width", table.width(), "vocabulary", table.vocabulary()));
        padding(attributes);
        return RandomOp.of(input, "embedding", attributes.toArray()).weightsOf(table.name());
    }

    /** A dense layer that is tied to a table of a width that fits; a plain one if there is none. */
    RandomOp head(String from) {
        List<Integer> dims = scope.dims(from);
        int width = dims.size() == 3 ? scope.shape(from).size() : dims.get(dims.size() - 1);
        List<Table> fitting =
                tables.stream().filter(table -> table.width() == width).toList();
        if (fitting.isEmpty()) {
            return RandomOp.of(from, "dense", "value", 1 + scope.below(8));
        }
        Table table = scope.of(fitting);
        return RandomOp.of(from, "dense", "value", table.vocabulary(), "bias", scope.oneIn(2))
                .weightsOf(table.name());
    }

    /** Remembers tables. */
    void made(String name, RandomOp op) {
        if (op.kind().equals("embedding") && op.weightsOf().isEmpty()) {
            tables.add(new Table(
                    name, (int) op.attributes().get(3), (int) op.attributes().get(1)));
        }
    }
}
