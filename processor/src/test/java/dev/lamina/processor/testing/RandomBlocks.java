package dev.lamina.processor.testing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Repeats random layers, as a block that stands more than once does. */
final class RandomBlocks {
    private static final int LONGEST = 4;

    private final RandomScope scope;
    private final Map<String, RandomLayer> layers = new LinkedHashMap<>();
    private final Map<String, String> templates = new HashMap<>();

    RandomBlocks(RandomScope scope) {
        this.scope = scope;
    }

    /** Remembers a layer; returns what it is called in its block. */
    String made(String name, RandomLayer layer) {
        layers.put(name, layer);
        return templates.computeIfAbsent(name, own -> own);
    }

    /**
     * Layers that stand one behind the other, once more: they read what the first ones read, but for the very first source,
     * which is any value of its shape.
     *
     * @param next what the first of the new layers is called, a text and a number; the others have the numbers behind it
     */
    Map<String, RandomLayer> again(String next, int number) {
        List<String> names = List.copyOf(layers.keySet());
        int first = scope.below(names.size());
        int count = 1 + scope.below(Math.min(LONGEST, names.size() - first));
        Map<String, String> copied = new HashMap<>();
        Map<String, String> fed = new HashMap<>();
        Map<String, RandomLayer> copies = new LinkedHashMap<>();
        for (String name : names.subList(first, first + count)) {
            RandomLayer layer = layers.get(name);
            if (copies.isEmpty() && isFree(layer.op())) {
                String source = layer.op().from().get(0);
                fed.put(source, scope.of(scope.values(scope.shape(source)::equals)));
            }
            UnaryOperator<String> owners = owner -> copied.getOrDefault(owner, owner);
            UnaryOperator<String> sources =
                    isFree(layer.op()) ? source -> fed.getOrDefault(source, owners.apply(source)) : owners;
            String copy = next + (number + copies.size());
            copies.put(copy, layer.reading(sources, owners));
            copied.put(name, copy);
            templates.put(copy, templates.get(name));
        }
        return copies;
    }

    /** True if the layer may read any value of the shape. */
    private static boolean isFree(RandomOp op) {
        return !List.of("finalState", "embedding").contains(op.kind());
    }
}
