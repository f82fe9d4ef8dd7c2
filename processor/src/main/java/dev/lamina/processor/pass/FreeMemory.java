package dev.lamina.processor.pass;

import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Node;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** The memory of values that no later kernel reads, which other values can take over. */
final class FreeMemory {
    /** Memory that a value needs until a kernel has run; {@code order} says which memory was there first. */
    private record Busy(Node memory, int order, int until) {}

    /** Values that can lie in the same memory if that is large enough. */
    private record Kind(ElementType type, boolean perRow) {
        static Kind of(Node node) {
            return new Kind(node.op().type(), node.shape().perRow());
        }
    }

    private final Map<Node, Integer> orders = new HashMap<>();
    private final PriorityQueue<Busy> busy = new PriorityQueue<>(Comparator.comparingInt(Busy::until));
    private final Map<Kind, TreeMap<Integer, Node>> free = new HashMap<>();

    /** The first memory that is large enough for a value and that nobody reads any more when a kernel runs. */
    Optional<Node> find(Node node, int kernel) {
        while (!busy.isEmpty() && busy.peek().until() < kernel) {
            Busy done = busy.remove();
            free.computeIfAbsent(Kind.of(done.memory()), key -> new TreeMap<>()).put(done.order(), done.memory());
        }
        TreeMap<Integer, Node> candidates = free.getOrDefault(Kind.of(node), new TreeMap<>());
        Optional<Integer> found = candidates.entrySet().stream()
                .filter(entry -> node.shape().size() <= entry.getValue().shape().size())
                .map(Map.Entry::getKey)
                .findFirst();
        return found.map(candidates::remove);
    }

    /** Keeps memory, new or taken over, until a kernel has run. */
    void keep(Node memory, int until) {
        int order = orders.computeIfAbsent(memory, key -> orders.size());
        busy.add(new Busy(memory, order, until));
    }
}
