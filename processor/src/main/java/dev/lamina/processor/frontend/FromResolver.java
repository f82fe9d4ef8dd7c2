package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Flows;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.diagnostic.Suggestions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what each layer reads from, and that no layer reads from itself or from one below it. */
final class FromResolver {
    private final List<String> inputs;
    private final List<String> layers;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Set<String> declared = new LinkedHashSet<>();
    private final Diagnostics diagnostics;
    private final List<Link> links = new ArrayList<>();

    /** A layer reads from another one; both as indexes. */
    private record Link(int reader, int source, SourcePosition position) {}

    /**
     * A resolver for one model.
     *
     * @param inputs names of the inputs
     * @param layers names of the layers
     * @param declared the names as the user wrote them, whether or not they are usable
     */
    FromResolver(List<String> inputs, List<String> layers, List<String> declared, Diagnostics diagnostics) {
        this.inputs = inputs;
        this.layers = layers;
        this.declared.addAll(declared);
        for (int layer = 0; layer < layers.size(); layer++) {
            indexes.putIfAbsent(layers.get(layer), layer);
        }
        this.diagnostics = diagnostics;
    }

    /**
     * What each layer reads from. A layer whose sources can't be resolved has an empty result, and the reason is reported.
     *
     * @param mirrors the layers' annotations
     */
    List<Optional<List<String>>> resolve(List<Mirror> mirrors) {
        List<Optional<List<String>>> resolved = new ArrayList<>();
        for (int layer = 0; layer < mirrors.size(); layer++) {
            Mirror mirror = mirrors.get(layer);
            resolved.add(mirror.texts("from").isEmpty() ? implicit(layer, mirror) : explicit(layer, mirror));
        }
        reportLinksBackward();
        return resolved;
    }

    private Optional<List<String>> implicit(int layer, Mirror mirror) {
        if (layer > 0) {
            links.add(new Link(layer, layer - 1, mirror.position()));
            return Optional.of(List.of(layers.get(layer - 1)));
        }
        if (inputs.size() > 1) {
            diagnostics.report(Message.FROM_REQUIRED, mirror.position(), layers.get(0), inputs.size(), inputs.get(0));
        }
        return inputs.size() == 1 ? Optional.of(inputs) : Optional.empty();
    }

    private Optional<List<String>> explicit(int layer, Mirror mirror) {
        List<String> names = mirror.texts("from");
        boolean usable = true;
        for (int i = 0; i < names.size(); i++) {
            usable &= isUsable(
                    layer, names.get(i), mirror.elementPositions("from").get(i));
        }
        return usable ? Optional.of(names) : Optional.empty();
    }

    private boolean isUsable(int layer, String name, SourcePosition position) {
        if (indexes.containsKey(name)) {
            int source = indexes.get(name);
            links.add(new Link(layer, source, position));
            return source < layer;
        }
        if (inputs.contains(name)) {
            return true;
        }
        if (name.isEmpty()) {
            diagnostics.report(Message.EMPTY_FROM, position, layers.get(layer));
        } else if (!declared.contains(name)) {
            List<String> others = new ArrayList<>(inputs);
            others.addAll(layers);
            others.remove(layers.get(layer));
            String suggestion = Suggestions.didYouMean(name, others);
            diagnostics.report(Message.UNKNOWN_NAME, position, layers.get(layer), name, suggestion);
        }
        return false;
    }

    private void reportLinksBackward() {
        Set<Set<Integer>> reported = new HashSet<>();
        List<List<Integer>> readers = readers();
        for (Link link : links) {
            if (link.source() < link.reader()) {
                continue;
            }
            String reader = layers.get(link.reader());
            String source = layers.get(link.source());
            List<Integer> cycle = way(link.reader(), link.source(), readers);
            if (cycle.isEmpty()) {
                diagnostics.report(Message.READS_LATER_LAYER, link.position(), reader, source);
            } else if (reported.add(Set.copyOf(cycle))) {
                List<String> names =
                        new ArrayList<>(cycle.stream().map(layers::get).toList());
                names.add(reader);
                diagnostics.reportWithFlow(Message.CYCLE, link.position(), Flows.text(names), reader, source);
            }
        }
    }

    /** The layers that read each layer. */
    private List<List<Integer>> readers() {
        List<List<Integer>> readers = new ArrayList<>();
        layers.forEach(layer -> readers.add(new ArrayList<>()));
        links.forEach(link -> readers.get(link.source()).add(link.reader()));
        return readers;
    }

    /** The shortest way that data takes from one layer to another, both included; empty if there is none. */
    private List<Integer> way(int start, int end, List<List<Integer>> readers) {
        int[] before = new int[layers.size()];
        Arrays.fill(before, -1);
        before[start] = start;
        Deque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (before[end] < 0 && !queue.isEmpty()) {
            int source = queue.remove();
            for (int reader : readers.get(source)) {
                if (before[reader] < 0) {
                    before[reader] = source;
                    queue.add(reader);
                }
            }
        }
        List<Integer> way = new ArrayList<>();
        if (before[end] < 0) {
            return way;
        }
        for (int layer = end; layer != start; layer = before[layer]) {
            way.add(layer);
        }
        way.add(start);
        Collections.reverse(way);
        return way;
    }
}
