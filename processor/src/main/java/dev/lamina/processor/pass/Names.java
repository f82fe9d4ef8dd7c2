package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives every value of a graph a name of its own that tells what it is. */
final class Names {
    /** Names that generated classes use for other things. */
    private static final Set<String> TAKEN = Set.of(
            "rows", "from", "to", "worker", "lanes", "scratch", "kernel", "slot", "network", "sum", "forward", "backward",
            "infer", "part", "split", "buffer", "gradients", "labels", "training", "threads", "output", "plane", "net");

    private final Set<String> used = new HashSet<>(TAKEN);
    private final Map<Node, String> names = new HashMap<>();

    String name(Node node) {
        return names.computeIfAbsent(node, key -> unique(wish(key)));
    }

    /** The name if it is free, else the name with a number. */
    String unique(String wish) {
        String name = wish;
        for (int i = 2; !used.add(name); i++) {
            name = wish + i;
        }
        return name;
    }

    private static String wish(Node node) {
        if (!node.name().isEmpty()) {
            return node.name();
        }
        StringBuilder name = new StringBuilder(node.origin());
        for (String word : node.op().mnemonic().split("[^A-Za-z0-9]+")) {
            if (Character.isLetter(word.charAt(0))) {
                name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
        }
        return node.phase() == Phase.FORWARD
                ? name.toString()
                : "d" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
